import { fold } from '../../arabic/fold.ts';
import type { Amounts } from '../../arabic/numerals/amounts.ts';
import { isOfLabel, type Labelled } from '../written/label-words.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(' ').map((word) => fold(word)));
const ton = list('طن اطنان طنا ton tons tonne tonnes');
const twoTons = list('طنين');
const kilos = 1000;

/** The kilos that a phrase says in tons, where kilos are asked for: «نص طن», «طن ونص», «٣ أطنان». Undefined for everything else. */
export function kilosIn(field: Labelled, { amounts, words }: Amounts): number | undefined {
  if (!isOfLabel(field, fold('كيلو')) || isOfLabel(field, fold('طن'))) return undefined;
  const two = words.some((word) => twoTons.has(word));
  if ((!two && !words.some((word) => ton.has(word))) || amounts.length > 1) return undefined;
  const [only] = amounts;
  const whole = two ? 2 : 1;
  const tons =
    only === undefined ? whole : only.joined ? (only.n < 1 ? whole + only.n : NaN) : two ? NaN : only.n;
  return Number.isFinite(tons) ? tons * kilos : undefined;
}
