import { z } from 'zod';
import { plain } from '../../arabic/clean.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { fault, textOf, unsure, value, type Parsed } from '../value.ts';
import {
  countAlone,
  countsHousehold,
  countsPeople,
  namesField,
  withChildren,
} from '../written/label-words.ts';
import { numberIn, saysAlone, saysNone } from '../written/number-phrases.ts';
import { amountsIn } from '../../arabic/numerals/amounts.ts';
import { kinIn, likelyKin } from '../counts/kin.ts';
import { rivalsIn } from '../counts/proposed.ts';
import { spreadIn } from '../counts/periods.ts';
import { likelyNumber, saysNeither, saysNoIncome, saysSome, tellsAlone } from '../guesses/numbers.ts';
import { longestPhrase, minAboveMax } from '../bounds.ts';

const options = z.strictObject({
  type: z.literal('number'),
  ...common,
  min: z.number().default(0),
  max: z.number().default(1e9),
  whole: z.boolean().default(true),
});

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const ungrouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6, useGrouping: false });

type NumberSpec = z.infer<typeof options>;

/** What counts money alone. */
const inRiyals = /ريال|riyal|\bsar\b/iu;

/** Figures alone, as most people answer. */
const figuresAlone = /^(?:0|[1-9]\d{0,8})$/;

/** From here on a fraction is a trifle: the whole number is asked about. */
const smallest = 100;

/** A number within the bounds of its field. */
function bounded(
  { min, max, whole }: Pick<NumberSpec, 'min' | 'max' | 'whole'>,
  found: number,
  sure: boolean,
): Parsed {
  if (whole && !Number.isInteger(found))
    return found < smallest ? fault('notWhole') : bounded({ min, max, whole }, Math.round(found), false);
  if (found < min) return fault('tooSmall', { min });
  if (found > max) return fault('tooLarge', { max });
  return sure ? value(found) : unsure(found);
}

const faults = { several: 'severalNumbers', measured: 'otherMeasure', none: 'notANumber' } as const;

const thousand = 1000;
/** So few thousands somebody speaks of who says «حوالي أربعة» of riyals. */
const fewThousands = 30;
const isInThousands = ({ ask, max }: NumberSpec, n: number): boolean =>
  n > 0 &&
  n <= fewThousands &&
  Number.isInteger(n * thousand) &&
  n >= 1 &&
  n * thousand <= max &&
  inRiyals.test(ask.ar);

/** The numbers of which a text names two where one is asked for. */
const rivalsOf = (spec: NumberSpec, text: string): readonly number[] =>
  numberIn(text, spec).kind === 'several'
    ? rivalsIn(text, amountsIn(text)).filter((n) => bounded(spec, n, true).ok)
    : [];

function readNumber(spec: NumberSpec, text: string): Parsed {
  if (text.length > longestPhrase) return fault('notANumber');
  const typed = plain(text);
  if (figuresAlone.test(typed)) return bounded(spec, Number(typed), true);
  if (saysNone(text)) return bounded(spec, 0, false);
  if (saysAlone(text)) return bounded(spec, countAlone(spec), false);
  const { times = 1, rest = text } = spreadIn(spec, text) ?? {};
  const found = numberIn(rest, spec);
  if (found.kind === 'one' && times !== 1) return bounded(spec, Math.round(found.n * times), false);
  if (found.kind === 'one' && isInThousands(spec, found.n)) return unsure(found.n * thousand);
  if (found.kind === 'one') return bounded(spec, found.n, found.sure);
  const isSome = found.kind === 'none' && saysSome(text, inRiyals.test(spec.ask.ar));
  return fault(isSome ? 'roughly' : faults[found.kind]);
}

/** What is weighed: sacks are no measure of it. */
const countsWeight = /كيلو|طن/u;

/** The number that a statement most likely says: not one of another measure. */
function likely(spec: NumberSpec, text: string): number | undefined {
  if (spec.min <= 0 && (saysNeither(text) || (inRiyals.test(spec.ask.ar) && saysNoIncome(text)))) return 0;
  if (numberIn(text, spec).kind === 'measured' && countsWeight.test(spec.ask.ar)) return undefined;
  const alone = countsPeople(spec) && tellsAlone(text) ? countAlone(spec) : undefined;
  const n = likelyKin(spec, text) ?? alone ?? likelyNumber(spec, text);
  return n !== undefined && n >= spec.min && n <= spec.max ? n : undefined;
}

/**
 * A number in figures or in words, alone or in a short phrase ("عندي ٣ عيال", "٣ آلاف و٥٠٠", "ما عندي دخل" for none). Where the phrase says
 * more than the number and what the field asks for, it is unsure. Faults: notANumber, roughly (there is some, and not said how much), severalNumbers, otherMeasure (sacks where kilos are asked for), notWhole, tooSmall {min}, tooLarge {max}.
 */
export const number = {
  type: 'number',
  options,
  faultIn: (spec) => minAboveMax(spec),
  read: readNumber,
  guess: likely,
  among: rivalsOf,
  isOwnWords: (spec, text) =>
    kinIn(spec, text) !== undefined || (spec.min <= 0 && (saysNeither(text) || saysNone(text))),
  saidIn(spec, { text }) {
    const asked = withChildren(spec);
    const isMeant =
      namesField(asked, text) ||
      countsHousehold(asked, text) ||
      (inRiyals.test(text) && inRiyals.test(spec.ask.ar));
    if (!isMeant) return undefined;
    if (saysNone(text) && spec.min <= 0) return 0;
    const found = numberIn(text, asked);
    if (found.kind !== 'one' || !found.sure) return undefined;
    const parsed = bounded(spec, found.n, true);
    return parsed.ok ? parsed.value : undefined;
  },
  show(_spec, found) {
    if (typeof found !== 'number') return textOf(found);
    return (found >= 10_000 ? grouped : ungrouped).format(found);
  },
  mask: lastFour,
  privacy: 'open',
  readsAs: 'value',
  mayFollow: () => false,
  takesNought: true,
  keyboard: { placeholder: 'number', inputMode: 'numeric', figures: true },
  sample: ({ min, max }, n) => ({
    text: String(Math.min(Math.max(Math.ceil(min), 1) + (n % 5), Math.floor(max))),
  }),
} as const satisfies FieldKind<NumberSpec>;
