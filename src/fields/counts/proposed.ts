import { fold } from '../../arabic/fold.ts';
import { amountsIn, type Amounts } from '../../arabic/numerals/amounts.ts';

/** "Less", between what is taken from and what is taken. */
const less = / (?:الا|ناقص|minus|less) /;
/** "Nothing but": what follows is all there is. */
const nothingBut =
  /^(?:.* )?(?:ما|مافي|مافيه|ماعندي|لا|ولا|ليس|no|nothing)(?: \S+){0,3} (?:الا|غير|سوي|but|except) /;
/** What is left out, or comes to it: the number itself is asked about. */
const besides = /(?:^| )(?:غير|سوي|عدا|ماعدا|زائد|زايد|except|plus) /;
/** What is denied stands before what is meant: "مو 3000، 3500". */
const denied = /^(?:لا )?(?:مو|مب|مهب|موب|ليس|ليست|not) /;
/** What is spent, owed or counted besides is no part of the number asked for. */
const spent =
  /(?:^| )و?(?:ال|ا|ن|ي|ت|للا|لل)?(?:صرف|دفع|سدد|قسط|اقساط|ايجار|ايجارنا|دين|ديون|ديني|قرض|مصروف|مصاريف|فاتوره|فواتير|كهرباء|نفقه|يروح|تروح|ينخصم|يخصم|منها|منه|عمري|عيال|اولاد)(?= |$)/;
/** What is wished for beside it is none of it: «دخلي 2000 وودي دعم 500». */
const wished =
  /(?:^| )و?(?:ابي|ابغي|ابغا|بغيت|ودي|اريد|نبي|نبغي|نريد|احتاج|نحتاج|محتاج|محتاجه|محتاجين|اطلب|نطلب|طالب|طالبه|عطوني|ساعدوني|i want|i need|i would like)(?= |$)/;
/** Money that comes from several sides. */
const received =
  /(?:^| )و?(?:ال|من ال|بال|لل)?(?:ضمان|ضماني|راتب|راتبي|رواتب|تقاعد|تقاعدي|معاش|معاشي|حساب المواطن|المواطن|حافز|تاهيل|مساعده|مكافاه|مكافات|مكافاتي|دخل|دخلي|عمل|شغل|زوجتي|زوجي|ولدي|بدل|salary|pension)(?= |$)/;
const between = /(?:^| )(?:بين|مابين|او|ولا|الي|لين|حتي|ل|يا|or|to|between|until)(?= |$)/;

/** The last of three or four words before which something may be taken off: half, a quarter of a thousand are of the thousands. */
function partOf(whole: number, part: number): number {
  if (part >= 1) return part;
  const scale = [1_000_000, 1000].find((one) => whole >= one && whole % one === 0) ?? 1;
  return part * scale;
}

const only = (text: string): number | undefined => {
  const { amounts } = amountsIn(text);
  return amounts.length === 1 ? amounts[0]?.n : undefined;
};

/** "خمسة آلاف إلا مئتين": the one taken from the other. */
function lessThan(folded: string): number | undefined {
  if (!less.test(folded)) return undefined;
  const [whole = '', part = '', more] = folded.split(less);
  const [from, off] = [only(whole), only(part)];
  if (from === undefined || off === undefined || more !== undefined) return undefined;
  const left = from - partOf(from, off);
  return left > 0 ? left : undefined;
}

/** Whether two numbers are parts of one: "5 آلاف 500", "5000 و500". */
const isSum = (first: number, second: number, apart: number): boolean =>
  apart === 0 && first >= 1000 && first % 1000 === 0 && second >= 10 && second < 1000;

/**
 * The two numbers of a phrase that may as well be the one as the other: before and behind what is taken off, the ends of a span, now this and now that. The member
 * says which. None where one comes of both, or one is denied.
 */
export function rivalsIn(text: string, found: Amounts): readonly number[] {
  const { amounts, words, signs } = found;
  const all = [...new Set(amounts.map(({ n }) => n))];
  const [first = 0, second = 0] = all;
  const folded = fold(text);
  if (all.length !== 2 || !all.every(Number.isFinite) || signs.includes(':')) return [];
  if (less.test(folded) || nothingBut.test(folded) || besides.test(folded) || denied.test(folded)) return [];
  // "بين ٣ و٤ آلاف": the thousands are of both.
  const ends =
    first < second && second >= 1000 && first < 1000 && between.test(folded) ? [first * 1000, second] : all;
  if (isRival.test(folded)) return ends;
  return between.test(folded) && !isSum(first, second, words.length) ? ends : [];
}
/** What tells of two that only one is meant at a time. */
const isRival =
  /(?:^| )و?(?:قبل|بعد|بعده|بعدها|صافي|الصافي|احيانا|واحيانا|مرات|ومرات|مره|ساعات|وساعات|يوصل|ويوصل|يزيد|ينزل|sometimes|before|after|net)(?= |$)/;

/**
 * The number that a phrase most likely says which names two: it is asked about, never taken. What is left of one («٥٠٠٠ إلا ٢٠٠»), the sum of parts and of
 * what comes in from several sides, the higher end of a span or of a choice; else the first. Undefined for more than two.
 */
export function proposedIn(text: string, { amounts, words, signs }: Amounts): number | undefined {
  const [first, second] = [...new Set(amounts.map(({ n }) => n))];
  if (first === undefined || amounts.some(({ n }) => !Number.isFinite(n)) || signs.includes(':'))
    return undefined;
  const folded = fold(text);
  const left = lessThan(folded);
  if (left !== undefined) return left;
  // Two of something in one word stand beside it: «ساعتين أو ثلاث».
  if (second === undefined && words.some((word) => /\p{L}{2}[^ا]?ين$/u.test(word)) && between.test(folded))
    return Math.max(first, 2);
  if (second === undefined) return nothingBut.test(folded) || besides.test(folded) ? first : undefined;
  if (new Set(amounts.map(({ n }) => n)).size > 2) return undefined;
  if (denied.test(folded)) return second;
  const isSpan = between.test(folded) || words.length === 0;
  if (isSum(first, second, words.length) && !between.test(folded) && signs.length === 0)
    return first + second;
  if (isSpan) return Math.max(first, second);
  return received.test(folded) && !spent.test(folded) && !wished.test(folded) && first >= 100 && second >= 100
    ? first + second
    : first;
}
