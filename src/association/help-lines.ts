import { z } from 'zod';
import { day as aDay } from '../kernel/clock.ts';
import { Fault } from '../kernel/errors.ts';

/** The regions of the Kingdom. */
const regions = [
  'riyadh',
  'makkah',
  'madinah',
  'eastern',
  'qassim',
  'hail',
  'tabuk',
  'northernBorders',
  'jawf',
  'jazan',
  'asir',
  'najran',
  'baha',
] as const;
export const Region = z.enum(regions);
export type Region = z.infer<typeof Region>;

/** What a line of help is for: danger from somebody (the police), fire, a life, violence at home, a child, advice on health. */
const lineKinds = ['danger', 'fire', 'ambulance', 'violence', 'child', 'health'] as const;
export type LineKind = (typeof lineKinds)[number];

const number = z.string().regex(/^\d{3,12}$/, 'the number as it is dialled, in figures');
/** Who dialled a line, and when: only then it is confirmed. */
const Confirmed = z.strictObject({ by: z.string().min(1), on: z.iso.date() });
/** A line that an association has dialled itself. */
export const Dialled = Confirmed.extend({ number });

const HelpLine = z.strictObject({
  number,
  kinds: z.array(z.enum(lineKinds)).min(1),
  regions: z.array(Region).min(1).optional(),
  hours: z.string().min(1),
  source: z.string().min(1),
  /** When the source said so. */
  date: z.iso.date(),
  confirmed: Confirmed.optional(),
});
export type HelpLine = z.infer<typeof HelpLine>;
const HelpLines = z.strictObject({ lines: z.array(HelpLine).min(1) });

const isIn = ({ regions: own }: HelpLine, region: Region | undefined): boolean =>
  own === undefined || region === undefined || own.includes(region);

/** The numbers of a kind in a region: one, or where the region is not known each that it may be. */
export const numbersFor = (
  lines: readonly HelpLine[],
  kind: LineKind,
  region: Region | undefined,
): readonly string[] =>
  lines.filter((line) => line.kinds.includes(kind) && isIn(line, region)).map((line) => line.number);

/** Every number that members in a region may be told, each once. */
export const numbersIn = (lines: readonly HelpLine[], region: Region | undefined): readonly string[] => [
  ...new Set(lines.filter((line) => isIn(line, region)).map(({ number: own }) => own)),
];

/** Reads `locales/saudi/help-lines.yaml`. Throws Fault wrongPack where it is not as it should be, or a region has not one line of each kind. */
export function helpLinesOf(content: unknown): readonly HelpLine[] {
  const wrong = (problem: string): Fault =>
    new Fault('wrongPack', `locales/saudi/help-lines.yaml: ${problem}`);
  const found = HelpLines.safeParse(content);
  if (!found.success) {
    const [issue] = found.error.issues;
    throw wrong(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as it should be'}`);
  }
  const { lines } = found.data;
  for (const region of regions)
    for (const kind of lineKinds)
      if (numbersFor(lines, kind, region).length !== 1)
        throw wrong(`${region} has not one line for ${kind}: there must be one`);
  return lines;
}

/** What the association has not given, or a line that nobody has dialled lately: by the end of a line of `desk.safety`. */
type SafetyWarning =
  | { readonly lacks: 'region' | 'phone' }
  | { readonly lacks: 'unconfirmed' | 'old'; readonly number: string };

const stale = 180 * aDay;

interface Given {
  readonly region?: Region | undefined;
  readonly contact: { readonly phone?: string | undefined };
  readonly dialled: readonly z.infer<typeof Dialled>[];
}

/** What is to be warned of, of one association at a moment (milliseconds since the epoch): of the lines that its members are told. Pure. */
export function safetyWarnings(
  { region, contact, dialled }: Given,
  lines: readonly HelpLine[],
  now: number,
): readonly SafetyWarning[] {
  const latest = ({ number: own, confirmed }: HelpLine): string | undefined =>
    [...dialled.filter((one) => one.number === own), ...(confirmed ? [confirmed] : [])]
      .map(({ on }) => on)
      .toSorted()
      .at(-1);
  return [
    ...(region === undefined ? [{ lacks: 'region' } as const] : []),
    ...(contact.phone === undefined ? [{ lacks: 'phone' } as const] : []),
    ...lines
      .filter((line) => isIn(line, region))
      .flatMap((line): SafetyWarning[] => {
        const on = latest(line);
        if (on === undefined) return [{ lacks: 'unconfirmed', number: line.number }];
        return now - Date.parse(on) > stale ? [{ lacks: 'old', number: line.number }] : [];
      }),
  ];
}
