import { fold } from '../../arabic/fold.ts';
import { amountsIn } from '../../arabic/numerals/amounts.ts';
import { saidGuesses } from '../guesses/said-guesses.ts';
import { oneOf, standing } from '../spoken-words.ts';
import { eachIn } from './each.ts';
import type { Labelled } from '../written/label-words.ts';

const { periods } = saidGuesses;
const known = periods.map(({ asked, said, units, days }) => ({
  asked: new RegExp(`(?:^| )(?:ال|بال|في ال)?${oneOf(asked)}(?= |$)`, 'u'),
  said: standing(said),
  /** "Every three months": the units of the period, behind "every" and how many. */
  every: new RegExp(`(?:^| )(?:كل|every) (?<many>(?:\\S+ )?)(?<unit>${oneOf(units)})(?= |$)`, 'u'),
  days,
}));
const pair = /ين$/u;

/** How many days the time has for which a field asks how much there is: 30 of a month; undefined where it asks for no time. */
const daysAsked = ({ label, ask }: Labelled): number | undefined => {
  const question = fold(`${label.ar} ${ask.ar}`);
  return known.find(({ asked }) => asked.test(question))?.days;
};

/** A number for another time than is asked about, and what is left of the text without that time. */
interface Spread {
  /** How often what is said comes in the time that is asked about. */
  readonly times: number;
  readonly rest: string;
}

/** "كل ست شهور": so many units at once. */
function every(folded: string): { readonly days: number; readonly rest: string } | undefined {
  for (const { every: shape, days } of known) {
    const found = shape.exec(folded);
    const { many = '', unit = '' } = found?.groups ?? {};
    const [amount] = amountsIn(many).amounts;
    if (!found || (many !== '' && !amount)) continue;
    const count = amount?.n ?? (pair.test(unit) && unit.length > 3 ? 2 : 1);
    if (count > 0) return { days: days * count, rest: folded.replace(found[0], ' ').trim() };
  }
  return undefined;
}

/**
 * Whether a number is said for a day, a week, a month or a year where another of these is asked about: «ألف بالشهر» of a rent by the year, «كل يوم ساعة» of the
 * hours of a week. Undefined where it is said for none, or for the one that is asked about.
 */
export function spreadIn(field: Labelled, text: string): Spread | undefined {
  const asked = daysAsked(field);
  if (asked === undefined || eachIn(text) !== undefined) return undefined;
  const folded = fold(text);
  const found =
    every(folded) ??
    known
      .map(({ said, days }) =>
        said.test(folded) ? { days, rest: folded.replace(said, ' ').trim() } : undefined,
      )
      .find(Boolean);
  if (!found || found.days === asked) return undefined;
  return { times: roundOf(asked / found.days), rest: found.rest };
}

/** A year has twelve months and fifty-two weeks, a month four weeks. */
const roundOf = (times: number): number => (times > 1 ? Math.floor(times) : 1 / Math.floor(1 / times));
