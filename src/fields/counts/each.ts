import { fold } from '../../arabic/fold.ts';
import { amountsIn } from '../../arabic/numerals/amounts.ts';

/** "Three sacks, forty kilos each", "two days, three hours every day". */
const each = /^(?<things>.+?) (?:كل|في كل|بكل|الواحد|الواحده|each|every) (?<each>.+)$/u;
const pair = /(?:^| )\p{L}{2,}[^ا]?ين(?: |$)/u;

const oneIn = (text: string): number | undefined => {
  const { amounts } = amountsIn(text);
  const [only] = amounts;
  if (amounts.length === 1) return only?.n;
  return amounts.length === 0 && pair.test(text) ? 2 : undefined;
};

/** So many things, each with so many: «٣ أكياس كل كيس ٤٠ كيلو». Undefined for any other text. */
export function eachIn(text: string): number | undefined {
  const { things, each: one } = each.exec(fold(text))?.groups ?? {};
  const [many, n] = [oneIn(things ?? ''), oneIn(one ?? '')];
  return many === undefined || n === undefined ? undefined : many * n;
}
