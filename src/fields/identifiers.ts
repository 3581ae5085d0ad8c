import { joinsIn, type Joins } from './joined-figures.ts';
import { kinds } from './kinds/index.ts';
import type { FieldKind } from './kind.ts';

/** Figures that stand together in a text: as Latin ones, and from where to where in it (UTF-16 units). */
interface Run {
  readonly figures: string;
  readonly from: number;
  readonly to: number;
}

/** The most figures that an identifier has. */
const longest = 24;
const fewest = 9;

/** A figure of any script as a Latin one; undefined for what is none. */
function figure(sign: string): string | undefined {
  const code = sign.codePointAt(0) ?? 0;
  for (const zero of [0x30, 0x660, 0x6f0]) if (code >= zero && code < zero + 10) return String(code - zero);
  const plain = sign.normalize('NFKC');
  return plain !== sign && /^\d$/.test(plain) ? plain : undefined;
}

function runsIn(text: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const sign of text) {
    const found = figure(sign);
    const before = runs.at(-1);
    if (found !== undefined && before?.to === at)
      runs[runs.length - 1] = { figures: before.figures + found, from: before.from, to: at + sign.length };
    else if (found !== undefined) runs.push({ figures: found, from: at, to: at + sign.length });
    at += sign.length;
  }
  return runs;
}

const telling: readonly FieldKind[] = kinds.filter(({ isInText }: FieldKind) => isInText !== undefined);

/** The kind of identifier that figures are. `parted`: something stands between them, so that they may as well be several numbers. */
const kindOfFigures = (figures: string, parted: boolean): FieldKind | undefined =>
  telling.find(({ isInText }) => isInText?.(figures, parted));

/** The longest identifier that begins with a run, with the number of runs that it takes. */
function identifierAt(
  runs: readonly Run[],
  first: number,
  joins: Joins,
): { readonly kind: FieldKind; readonly taken: number } | undefined {
  let best: { readonly kind: FieldKind; readonly taken: number } | undefined;
  let figures = '';
  for (let i = first; i < runs.length; i += 1) {
    const [start, before, run] = [runs[first], runs[i - 1], runs[i]];
    if (!run || (i > first && start && before && !joins(start, before, run))) break;
    figures += run.figures;
    if (figures.length > longest) break;
    const kind = kindOfFigures(figures, i > first);
    if (kind) best = { kind, taken: i - first + 1 };
  }
  return best ?? glued(runs[first]);
}

/** A long run that begins or ends with an identifier: numbers that were typed without anything between them. */
function glued(run: Run | undefined): { readonly kind: FieldKind; readonly taken: number } | undefined {
  if (!run || run.figures.length <= 10) return undefined;
  const kind = kindOfFigures(run.figures.slice(0, 10), true) ?? kindOfFigures(run.figures.slice(-10), true);
  return kind && { kind, taken: 1 };
}

/**
 * A text with every identifier in it masked, whatever figures it is written in and whatever parts them. What it looks for is told by the
 * kinds of fields (`isInText`).
 */
export function maskIdentifiers(text: string): string {
  const runs = runsIn(text);
  if (runs.reduce((sum, { figures }) => sum + figures.length, 0) < fewest) return text;
  const joins = joinsIn(text);
  let masked = '';
  let from = 0;
  for (let i = 0; i < runs.length;) {
    const found = identifierAt(runs, i, joins);
    const [first, last] = [runs[i], runs[i + (found?.taken ?? 1) - 1]];
    if (found && first && last) {
      const figures = runs.slice(i, i + found.taken).map((run) => run.figures);
      masked += text.slice(from, first.from) + found.kind.mask(figures.join(''));
      from = last.to;
    }
    i += found?.taken ?? 1;
  }
  return masked + text.slice(from);
}
