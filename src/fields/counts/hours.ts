import { fold } from '../../arabic/fold.ts';
import { amountsIn } from '../../arabic/numerals/amounts.ts';
import { saidGuesses } from '../guesses/said-guesses.ts';
import { oneOf } from '../spoken-words.ts';
import { isOfLabel, type Labelled } from '../written/label-words.ts';

const hours = new Map(Object.entries(saidGuesses.hours).map(([said, hour]) => [fold(said), hour]));
const span = new RegExp(
  `^(?:.* )?${oneOf(saidGuesses.from)} (?<begin>.+?) (?:${oneOf(saidGuesses.until)} |ل(?=ل?\\p{L}{3})|و(?=ال))(?<end>.+)$`,
  'u',
);
/** A time of the day without its "after" and "prayer", its article as it is when something is written in one with it. */
const bare = (said: string): string =>
  said
    .replace(/^(?:بعد |قبل |صلاه |الساعه |وقت )+/u, '')
    .replace(/^ل(?=\p{L}{3})/u, 'ال')
    .replace(/(?: (?:كل يوم|يوميا|تقريبا|بس|فقط))+$/u, '');
const half = 12;

function hourOf(said: string): number | undefined {
  const named = hours.get(bare(said));
  if (named !== undefined) return named;
  const { amounts, words } = amountsIn(bare(said));
  const [only] = amounts;
  return amounts.length === 1 && words.length === 0 && only && only.n >= 1 && only.n <= 2 * half
    ? only.n
    : undefined;
}

/** How many hours lie between two times of a day where hours are counted: «من العصر للمغرب», «من ٤ إلى ٧». Undefined for any other text. */
export function hoursIn(field: Labelled, text: string): number | undefined {
  if (!isOfLabel(field, fold('ساعة'))) return undefined;
  const { begin, end } = span.exec(fold(text))?.groups ?? {};
  const [from, to] = [hourOf(begin ?? ''), hourOf(end ?? '')];
  if (from === undefined || to === undefined || from === to) return undefined;
  const isOfClock = from <= half && to <= half;
  const between = to > from ? to - from : to - from + (isOfClock ? half : 2 * half);
  return between <= half ? between : undefined;
}
