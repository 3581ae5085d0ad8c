import { fold } from '../../arabic/fold.ts';
import { tokensOf, type Token } from '../../arabic/numerals/tokens.ts';
import { withoutAbsent } from '../guesses/numbers.ts';
import { numberWord } from '../../arabic/numerals/words.ts';
import { countAlone, countsChildren, countsPeople, type Labelled } from '../written/label-words.ts';

const list = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')).map((word) => fold(word)));

/** Children by one, by two and by more. */
const child = list(
  'ولد بنت طفل طفله ابن ابنه ولدي بنتي ابني ابنتي طفلي طفلتي رضيع رضيعه بزر ورع son daughter child baby',
);
const twoChildren = list('ولدين بنتين طفلين طفلتين ابنين توام توامين twins');
const children = list(
  'اولاد بنات عيال اطفال ابناء بزران بزارين ورعان صغار اولادي بناتي عيالي اطفالي ابنائي بزراني عيالنا اولادنا بناتنا عياله عيالها اولاده اولادها بناته بناتها احفادي ولدان kids children sons daughters',
);
/** Others of a household by one, by two and by more. */
const other = list(
  'زوجه زوجتي زوج زوجي حرمه حرمتي مره مرتي المدام ام امي الام الوالده والدتي ابوي اب ابي الاب الوالد والدي اخ اخوي اخي اخت اختي جده جدتي جد جدي عمه عمتي عم عمي خاله خالتي خال خالي حماتي حماي نسيبتي شغاله الشغاله خادمه الخادمه عامله العامله مربيه سواق السواق سايق يتيم صديق صديقي صديقتي خويي زميل زميلي زميلتي زميله امهم ابوهم امها امه ابوها ابوه متطوع متطوعه عامل جاري جارتي عجوز عجوزي عجيزي شايب شايبي العجوز الشايب عروستي wife husband mother father brother sister friend',
);
const twoOthers = list(
  'زوجتين زوجين والدين الوالدين والدينا والديني اختين اخوين خواتين نفرين شخصين فردين parents',
);
const others = list(
  'زوجات خوات اخوات اخوان اخواني خواتي اخوتي اخوه اشخاص افراد انفار نفر شخص فرد رجال حريم نساء شباب عمال متدربين عاملات اصدقاء اصحاب متطوعين متطوعات موظفين موظفات زميلات زملاء ربع ربعي brothers sisters people persons',
);
const small = list('رضيع رضيعه baby');
const oneself = list('انا i me');
const idle = list(
  'صغير الصغير صغيره الصغيره كبير الكبير كبيره الكبيره ايتام يتامي اثنينهم كلنا عندي عندنا معي معنا لدي هم هن و بس فقط والله الحمد لله الحمدلله يعني نحن حنا احنا عددهم عددنا مجموعنا كلنا كلهم في البيت بالبيت طبعا اعول اعولهم نعول و',
);

/** What a word counts: how many by itself, or as many as a number beside it says (`more`). */
interface Counted {
  readonly n: number | 'more';
  readonly isChild: boolean;
}

const kinds: readonly (readonly [ReadonlySet<string>, Counted])[] = [
  [child, { n: 1, isChild: true }],
  [twoChildren, { n: 2, isChild: true }],
  [children, { n: 'more', isChild: true }],
  [other, { n: 1, isChild: false }],
  [twoOthers, { n: 2, isChild: false }],
  [others, { n: 'more', isChild: false }],
];

const countedBy = (word: string): Counted | undefined => kinds.find(([words]) => words.has(word))?.[1];

/** A word with what it means here; its "and" taken off where only then it means something. */
function meant(word: string): Counted | 'self' | 'idle' | undefined {
  for (const one of [word, word.replace(/^و(?=\p{L}{2})/u, '')]) {
    if (oneself.has(one)) return 'self';
    const counted = countedBy(one);
    if (counted) return counted;
    if (idle.has(one)) return 'idle';
  }
  return undefined;
}

/** A number that counts something here: "ثلاث", "٣", "الأربعة". */
function numberOf(token: Token): number | undefined {
  if (token.kind === 'figures') return token.n;
  if (token.kind === 'numeral') return token.meant.kind === 'count' ? token.meant.n : undefined;
  const named = token.kind === 'word' ? numberWord(token.word.replace(/^ال/u, '')) : undefined;
  return named?.meant.kind === 'count' ? named.meant.n : undefined;
}

/** What has been counted so far. */
interface Count {
  children: number;
  others: number;
  self: boolean;
  items: number;
  /** A number whose word follows. */
  number: number | undefined;
  /** What was named before its number. */
  waiting: Counted | undefined;
  /** A number stood behind its word. */
  behind: boolean;
  /** How many the word just read counts by itself: that number behind it says it again («طفل واحد»). */
  said: number | undefined;
}

const add = (count: Count, { isChild }: Counted, n: number): void => {
  if (isChild) count.children += n;
  else count.others += n;
  count.items += 1;
};

function takeNumber(count: Count, n: number): boolean {
  const { said } = count;
  count.said = undefined;
  if (said === n) return true;
  if (count.waiting) {
    add(count, count.waiting, n);
    count.waiting = undefined;
    count.behind = true;
    return true;
  }
  if (count.number !== undefined) return false;
  count.number = n;
  return true;
}

function takeKin(count: Count, counted: Counted): boolean {
  if (count.waiting) return false;
  const { number } = count;
  count.number = undefined;
  count.said = number === undefined && counted.n !== 'more' ? counted.n : undefined;
  if (number !== undefined) add(count, counted, counted.n === 2 ? number + 2 : number);
  else if (counted.n === 'more') count.waiting = counted;
  else add(count, counted, counted.n);
  return true;
}

/** Takes a piece of a text into what is counted; false for one that says something else. */
function take(count: Count, token: Token): boolean {
  const n = numberOf(token);
  if (n !== undefined) return Number.isInteger(n) && n > 0 && n <= most && takeNumber(count, n);
  if (token.kind === 'and') {
    count.said = undefined;
    return true;
  }
  if (token.kind === 'sign') return /[،,.+!؛:]/.test(token.sign);
  // "A baby child" is one.
  if (token.kind === 'word' && count.said === 1 && small.has(token.word)) return true;
  const found = token.kind === 'word' ? meant(token.word) : undefined;
  if (found === undefined) return false;
  if (found === 'self') count.self = true;
  return typeof found === 'string' || takeKin(count, found);
}

/** More than that is no household. */
const most = 40;
const mostPieces = 16;

const nobody = (): Count => ({
  children: 0,
  others: 0,
  self: false,
  items: 0,
  number: undefined,
  waiting: undefined,
  behind: false,
  said: undefined,
});

/** What the pieces of a text count; undefined where one of them says something else. */
function countOf(tokens: readonly Token[]): Count | undefined {
  const count = nobody();
  const isAll = tokens.every((token) => take(count, token)) && !count.waiting && count.items > 0;
  return isAll ? count : undefined;
}

/** "Seven: I, my mother and five sisters": so many, where who they are is told behind it one by one. */
function toldBehind([first, ...others]: readonly Token[]): number | undefined {
  const n = first && numberOf(first);
  const count = n === undefined ? undefined : countOf(others);
  if (!count || count.items + (count.self ? 1 : 0) < 2) return undefined;
  return count.children + count.others + (count.number ?? 0) + (count.self ? 1 : 0) === n ? n : undefined;
}

/** The same where other words stand beside who is counted: «معي أخوي المعاق وأبوي». */
export function likelyKin(field: Labelled, text: string): number | undefined {
  if (!countsPeople(field) || /[؟?]/.test(text)) return undefined;
  const tokens = tokensOf(withoutAbsent(text));
  const known = tokens.filter(
    (token) => token.kind !== 'word' || meant(token.word) !== undefined || numberOf(token) !== undefined,
  );
  const count = tokens.length > mostPieces ? undefined : countOf(known);
  if (!count) return undefined;
  if (countsChildren(field)) return count.children || undefined;
  return count.children + count.others + (count.number ?? 0) + (count.self ? countAlone(field) : 0);
}

/**
 * How many people a text counts one by one, at a field that counts people: «أنا وزوجتي وثلاث بنات», «عيالي الأربعة». Undefined where it says something else
 * or does not tell how many. Whoever writes is counted where the field counts them; where it counts children, they alone are.
 */
export function kinIn(field: Labelled, text: string): number | undefined {
  if (!countsPeople(field) || /[؟?]/.test(text)) return undefined;
  const tokens = tokensOf(withoutAbsent(text));
  if (tokens.length > mostPieces) return undefined;
  const all = toldBehind(tokens);
  if (all !== undefined) return all;
  const count = countOf(tokens);
  if (!count) return undefined;
  const named = count.items + (count.self ? 1 : 0) + (count.number === undefined ? 0 : 1);
  const isInNumbers = tokens.some(({ kind }) => kind === 'figures' || kind === 'numeral');
  // One number and what it counts is read as everywhere.
  const isOne = count.children + count.others === 1 && !countsChildren(field);
  if (named === 1 && (isInNumbers || !(count.behind || isOne))) return undefined;
  if (countsChildren(field)) return count.children || undefined;
  return count.children + count.others + (count.number ?? 0) + (count.self ? countAlone(field) : 0);
}
