import { fold, words } from '../../arabic/fold.ts';
import { amountsIn } from '../../arabic/numerals/amounts.ts';
import { daysAfter, gregorianDay, weekday } from '../calendar.ts';

/** A day that is told from today. `sure`: nothing in the text makes it another. */
export interface SpokenDay {
  readonly gregorian: string;
  readonly sure: boolean;
}

/** Whether the day that is asked for lies before today, after it, or anywhere. */
export type Side = 'past' | 'future' | 'any';

/** Days that a phrase names, those of several words first. */
const named: readonly (readonly [RegExp, number])[] = [
  [/(?:^| )(?:بعد (?:بكره|بكرا|باكر|غد|غدا|الغد)|بعدبكره|day after tomorrow)(?= |$)/, 2],
  [/(?:^| )(?:(?:قبل|اول) (?:امس|البارح|البارحه)|اولامس|day before yesterday)(?= |$)/, -2],
  [/(?:^| )(?:بكره|بكرا|باكر|غدا|الغد|غد|tomorrow)(?= |$)/, 1],
  [/(?:^| )(?:امس|البارح|البارحه|امبارح|yesterday)(?= |$)/, -1],
  [/(?:^| )(?:اليوم|هاليوم|today)(?= |$)/, 0],
];
/** Words beside such a day that leave it as it is. */
const idle =
  /(?:^| )(?:ان شا الله|انشالله|باذن الله|بحول الله|والله|(?<!بعد |قبل )يوم|من|في|تاريخ|بتاريخ|هو|هي|انا|نعم|الحمد لله|الحمدلله|لو سمحت|لو سمحتوا|الصباح|صباحا|العصر|المغرب|العشا|الظهر|بالليل|مسا|on|the)(?= |$)/g;

const units: readonly (readonly [RegExp, 'day' | 'week' | 'month' | 'year'])[] = [
  [/^(?:يوم|يومين|ايام|days?)$/, 'day'],
  [/^(?:اسبوع|اسبوعين|اسابيع|weeks?)$/, 'week'],
  [/^(?:شهر|شهرين|شهور|اشهر|months?)$/, 'month'],
  [/^(?:سنه|سنتين|سنوات|سنين|عام|عامين|years?)$/, 'year'],
];
const two = /^(?:يومين|اسبوعين|شهرين|سنتين|عامين)$/;
const counted =
  /(?:^| )(?<side>بعد|قبل|كمان|خلال|in|after|within)(?<many>(?: (?!بعد|قبل)\S+){0,3}?) (?<unit>يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|شهور|اشهر|سنه|سنتين|سنوات|سنين|عام|عامين|days?|weeks?|months?|years?)(?: ago)?$/;
const ago = /^(?<many>\S+(?: \S+)?) (?<unit>days?|weeks?|months?|years?) ago$/;

/** A day so many months after another; the last day of a month that is too short. */
function monthsAfter(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const all = year * 12 + month - 1 + count;
  for (let last = date; last > 27; last -= 1) {
    const found = gregorianDay(Math.floor(all / 12), (all % 12) + 1, last);
    if (found !== undefined) return found;
  }
  return gregorianDay(Math.floor(all / 12), (all % 12) + 1, date) ?? day;
}

/** "بعد أسبوعين", "قبل شهر", "in 3 days": counted from today. A month is roughly meant, and what is said before the count may change it. */
function countedDay(folded: string, today: string): SpokenDay | undefined {
  const found = counted.exec(folded) ?? ago.exec(folded);
  const { side, many = '', unit = '' } = found?.groups ?? {};
  const kind = units.find(([shape]) => shape.test(unit))?.[1];
  if (kind === undefined) return undefined;
  const { amounts, words: besides } = amountsIn(many);
  const [amount] = amounts;
  if (amounts.length > 1 || (many.trim() !== '' && !amount)) return undefined;
  const n = amount?.n ?? (two.test(unit) ? 2 : 1);
  if (!Number.isInteger(n) || n > 1000) return undefined;
  const count = side === undefined || side === 'قبل' ? -n : n;
  if (kind === 'month' || kind === 'year')
    return { gregorian: monthsAfter(today, count * (kind === 'year' ? 12 : 1)), sure: false };
  const isWhole = found?.index === 0 && besides.length === 0 && side !== 'خلال' && side !== 'within';
  return { gregorian: daysAfter(today, count * (kind === 'week' ? 7 : 1)), sure: isWhole };
}

const weekdays: readonly RegExp[] = [
  /(?:^| )(?:الاحد|يوم احد|^احد$|sunday)(?= |$)/,
  /(?:^| )(?:الاثنين|الاتنين|يوم اثنين|^اثنين$|monday)(?= |$)/,
  /(?:^| )(?:الثلاثا|الثلاث|الثلوث|يوم ثلاثا|^ثلاثا$|tuesday)(?= |$)/,
  /(?:^| )(?:الاربعا|الربوع|الاربع|يوم اربعا|^اربعا$|wednesday)(?= |$)/,
  /(?:^| )(?:الخميس|يوم خميس|^خميس$|thursday)(?= |$)/,
  /(?:^| )(?:الجمعه|يوم جمعه|^جمعه$|friday)(?= |$)/,
  /(?:^| )(?:السبت|يوم سبت|^سبت$|saturday)(?= |$)/,
];
const gone =
  /(?:^| )(?:الماضي|الماضيه|اللي فات|الي فات|اللي راح|الي راح|الفايت|الفايته|السابق|المنصرم|last)(?= |$)/;
const coming =
  /(?:^| )(?:الجاي|الجايه|جاي|القادم|القادمه|المقبل|المقبله|اللي يجي|الي يجي|هذا|الاقرب|التالي|next|this|coming)(?= |$)/;

/** Which day of the week a text names, 0 Sunday … 6 Saturday; undefined for none and for several. */
export function weekdayIn(text: string): number | undefined {
  const folded = fold(text);
  const found = weekdays.flatMap((shape, day) => (shape.test(folded) ? [day] : []));
  return found.length === 1 ? found[0] : undefined;
}

function nextWeekday(folded: string, today: string, side: Side): string | undefined {
  const day = weekdayIn(folded);
  if (day === undefined) return undefined;
  const ahead = (day - weekday(today) + 7) % 7 || 7;
  const isPast = gone.test(folded) || (side === 'past' && !coming.test(folded));
  return daysAfter(today, isPast ? (ahead === 7 ? -7 : ahead - 7) : ahead);
}

/** "بعد أسبوع من اليوم", "أسبوع من الحين": counted from today, whether "after" is said or not. */
const fromToday =
  /^(?<said>(?:.* )?(?:يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|شهور|اشهر|سنه|سنتين|سنوات|سنين|عام|عامين|days?|weeks?|months?|years?)) (?:من|from) (?:هاليوم|اليوم|الان|الحين|today|now)$/;
const blessing = / (?:ان شا الله|انشالله|باذن الله|بحول الله|الحمد لله|الحمدلله)$/;

function withoutToday(folded: string): string {
  const said = fromToday.exec(folded)?.groups?.['said'];
  if (said === undefined) return folded;
  return /(?:^| )(?:بعد|قبل|كمان|in|after)(?= )/.test(said) ? said : `بعد ${said}`;
}

/** "After", as it is said in Najd and the Gulf. */
const after = /(^| )(?:عقب|وراء|ورا)(?= )/g;
/** What was done then: "قبل أسبوع حصدناه". */
const deed = / \p{L}{2,}(?:ت|نا|ناه|ناها|ته|تها|وه|وها)$/u;
const mostWords = 8;

/** The day that a short text tells from `today` (YYYY-MM-DD): "بكرة", "بعد أسبوعين", "الخميس الجاي". Undefined for any other. */
export function spokenDay(text: string, today: string, side: Side): SpokenDay | undefined {
  const folded = withoutToday(words(text).join(' ').replace(after, '$1بعد').replace(blessing, ''));
  if (folded.split(' ').length > mostWords) return undefined;
  const [shape, shift] = named.find(([one]) => one.test(folded)) ?? [];
  if (shape && shift !== undefined) {
    const rest = folded.replace(shape, ' ').replace(idle, ' ').replace(idle, ' ').trim();
    if (/\d/.test(rest) || /(?:^| )(?:بعد|قبل) /.test(rest)) return undefined;
    return { gregorian: daysAfter(today, shift), sure: rest === '' && !/[؟?]/.test(text) };
  }
  const bare = folded.replace(idle, ' ').replace(/ +/g, ' ').trim();
  const told = countedDay(bare, today) ?? countedDay(bare.replace(deed, ''), today);
  if (told) return { ...told, sure: told.sure && !deed.test(bare) && !/[؟?]/.test(text) };
  const day = /\d/.test(bare) ? undefined : nextWeekday(folded, today, side);
  return day === undefined ? undefined : { gregorian: day, sure: false };
}
