import { fold, words } from '../../arabic/fold.ts';
import { amountsIn, type Amounts } from '../../arabic/numerals/amounts.ts';
import { eachIn } from '../counts/each.ts';
import { hoursIn } from '../counts/hours.ts';
import { kinIn } from '../counts/kin.ts';
import { kilosIn } from '../counts/measured.ts';
import { proposedIn, rivalsIn } from '../counts/proposed.ts';
import { isOfLabel, type Labelled } from './label-words.ts';

const list = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')).map((word) => fold(word)));

/** Words beside a number that leave it as it is. */
const idle = list(
  'عندي عندنا لدي لدينا وعندي وعندنا ولدي ولدينا معي انا احنا حنا نحن هو هي هم يعني بس فقط والله طيب نعم ايه اي تقريبا حوالي حوالى قرابة نحو تقريباً',
  'عدد عددهم عددنا عددها رقم مبلغ المبلغ المجموع مجموع كلهم كلنا كلها الكل اجمالي الاجمالي شكرا مجموعهم',
  'ريال ريالات ريالا الريال سعودي ر س رس sar sr rs riyal riyals rial rials',
  'الحمد الحمدلله لله ان شاء انشاء لو سمحت سمحتي سمحتوا الله يعافيك يعافيكم حفظكم يسلمك حياك اخوي اختي اخي يا',
  'i have about around is are it s we my the only total approximately just',
);
/** Words that make another number of the one beside them, in a way that is not computed. */
const changing = list(
  'الا ناقص زائد زايد مضروب مليار مليارات بليون ثلث ثلثين غير سوى بين مابين',
  'billion except minus plus',
);
/** Words beside which a number counts something else: "ألف شكر". */
const greetings = list('شكر مبروك تحيه سلام مرحبا هلا');
const idleSigns = /^[.,،:;؛!"'«»()\u2026\u00b7*_﷼\p{Pd}\p{Extended_Pictographic}\p{M}\p{Sc}]$/u;

/** More words than that beside a number tell a story, of which it is a part. */
const mostBeside = 10;

/** A number that counts nothing: somebody, one of them. */
const somebody = list('احد حد');

/** A number of a phrase. `sure`: nothing in the phrase changes it, and it is the only one. */
export type PhraseNumber =
  | { readonly kind: 'one'; readonly n: number; readonly sure: boolean }
  | { readonly kind: 'several' }
  /** It counts in another measure than is asked for. */
  | { readonly kind: 'measured' }
  | { readonly kind: 'none' };

const none: PhraseNumber = { kind: 'none' };
const several: PhraseNumber = { kind: 'several' };
const unsure = (n: number | undefined): PhraseNumber | undefined =>
  n === undefined ? undefined : { kind: 'one', n, sure: false };

const noneBegins =
  /^(?:لا |والله |انا |نحن |حنا |احنا |حاليا |الحين |عاطل |عاطله |بدون عمل |بدون وظيفه )*(?:لا شي|ولا شي|لاشي|ولاشي|ما فيه|مافيه|ما في|مافي|لا يوجد|لايوجد|ما يوجد|مايوجد|لا احد|ولا احد|ولا واحد|ولا وحده|ولا ريال|ولا هلله|معدوم|معدومه|منعدم|بدون|بلا|ما عندي|ماعندي|ما عندنا|ماعندنا|ما لي|مالي|ما لنا|مالنا|ما معي|مامعي|ليس لدي|ليس عندي|ليس لي|ليس لدينا|ليس هناك|ما املك|لا املك|ما احد|محد|none|nothing|nil|no one|nobody|i have no|i have none|i don t have|we have no|no)(?= |$)/;
const longestNone = 7;

/** What was not done until now: «ما زرعت للحين», «لسا ما بعنا». */
const notYet =
  /^(?:(?:والله|انا|لا|حنا|نحن) )*(?:(?:للحين|لسا|لسه|لسى|الي الان|حتي الان|لحد الان|الي الحين) (?:ما|لم) \p{L}{2,}|(?:ما|لم) \p{L}{2,}(?: \p{L}{2,})? (?:للحين|لسا|لسه|بعد|الي الان|حتي الان|لحد الان|لين الان|الي الحين|ابد|ابدا))$/u;

/** «ما أعول أحد», «ما أصرف على أحد»: nobody of whom it is done. */
const nobodyAtAll = /^(?:والله |انا |لا )*(?:ما|لا) [ان]\p{L}{2,}(?: علي)? (?:احد|احدا|حد|اي احد)$/u;

/** Whether a text says that there is none: «ما عندي دخل», «لا شيء», «ولا ريال», «ما زرعت للحين». */
export function saysNone(text: string): boolean {
  const folded = fold(text);
  if ((notYet.test(folded) || nobodyAtAll.test(folded)) && !/[؟?]/.test(text)) return true;
  const begins = noneBegins.exec(folded)?.[0];
  if (begins === undefined || /[؟?]/.test(text) || (begins === 'no' && folded === 'no')) return false;
  const all = words(text);
  return all.length <= longestNone && !all.slice(1).some((word) => exception.has(word));
}
const exception = list('الا غير سوى لكن بس ولكن عدا except but');

const isIdle = (field: Labelled, word: string): boolean =>
  idle.has(word) || somebody.has(word) || isOfLabel(field, word);

/** Whether everything beside a number leaves it as it is. */
const isPlain = (field: Labelled, { words: beside, signs }: Amounts): boolean =>
  beside.every((word) => isIdle(field, word)) && signs.every((sign) => idleSigns.test(sign));

/** Two of something in one word: "ساعتين"; of men's words those that are no plural as well. */
const pairOf = /^\p{L}+[^ا]تين$/u;
const between = list('الى او لين حتى');
const pairs = list(
  'طفلين ولدين ابنين شخصين فردين نفرين يومين شهرين اسبوعين عامين بيتين بيرين محلين راسين ريالين مترين كيسين شوالين كرتونين صندوقين برميلين حوضين لترين كرسيين',
);
const isPair = (word: string): boolean => pairOf.test(word) || pairs.has(word);
/** Measures: a number of another one than the field asks for is no answer to it. */
const measures = list(
  'طن اطنان طنين كيلو كيلوات كيلوين كيلوغرام كيلوجرام كجم كغ غرام جرام هكتار دونم دونمات فدان لتر ليتر متر امتار كيس اكياس kg ton tons',
);

/** One of something, where that is all that is said: "ساعة". */
const singles = list('ساعه يوم اسبوع شهر سنه شخص فرد نفر طفل ولد ابن بنت غرفه شجره نخله');

/** What a phrase without a number says: two of something, one of what is asked for, or nothing. */
function twoIn({ words: beside, signs }: Amounts, field: Labelled): PhraseNumber {
  const [only = '', other] = beside;
  if (other === undefined && singles.has(only) && isOfLabel(field, only))
    return { kind: 'one', n: 1, sure: false };
  const [pair, more] = beside.filter(isPair);
  if (pair === undefined || beside.length > mostBeside) return none;
  if (more !== undefined || /^و(?!لد)/u.test(pair)) return several;
  const others = beside.filter((word) => word !== pair);
  return {
    kind: 'one',
    n: 2,
    sure: isOfLabel(field, pair) && isPlain(field, { amounts: [], words: others, signs }),
  };
}

const aloneIn =
  /^(?:والله |نعم |انا |ساكن |ساكنه |عايش |عايشه |اعيش |لا )*(?:لحالي|لوحدي|وحدي|بروحي|بمفردي|انا بس|انا فقط|محد غيري|(?:ما عندي|ماعندي|ما معي|ما اعول|لا اعول|ما اصرف) (?:علي )?(?:الا|غير|سوي) (?:نفسي|روحي|حالي)|ما غيري|ما فيه غيري|مافيه غيري|بس انا|only me|just me|alone)(?: بس| فقط| الحمدلله| اشتغل| اشتغله| اعمل| اسكن| ساكن| ساكنه| عايش| عايشه| اديره| ما معي احد| محد معي| ما عندي احد| ما اعول احد| ولا اعول احد)*$/;
/** Whether somebody says that they are alone: «أنا وحدي», «لحالي». */
export const saysAlone = (text: string): boolean => aloneIn.test(fold(text));

/** "And no more", behind an amount as documents have it. */
const nothingMore = /\s(?:فقط\s)?لا غير\s*[.،]?\s*$/u;
/** "اربعتنا", "خمستهم": all of so many. */
const allOf = /(?<!\p{L})(ثلاث|[أا]ربع|خمس|ست|سبع|ثمان|تسع|عشر)ت(?:نا|هم|هن|كم)(?!\p{L})/gu;

/**
 * The number that a phrase says at a field. Where it says two, counts people one by one or says it in another measure, the number that it most likely means is
 * unsure; several where none is likely.
 */
export function numberIn(written: string, field: Labelled): PhraseNumber {
  const text = written.replace(allOf, '$1ه').replace(nothingMore, '');
  const found = amountsIn(text);
  const counted = kinIn(field, text) ?? kilosIn(field, found) ?? hoursIn(field, text) ?? eachIn(text);
  const said = unsure(counted) ?? saidIn(field, found);
  return said.kind === 'several' && found.words.length <= mostBeside && rivalsIn(text, found).length === 0
    ? (unsure(proposedIn(text, found)) ?? said)
    : said;
}

/** The number that is said as one. Numbers that are joined to something else are several. */
function saidIn(field: Labelled, found: Amounts): PhraseNumber {
  const { amounts, words: beside } = found;
  const [first] = amounts;
  if (!first) return twoIn(found, field);
  if (!Number.isFinite(first.n)) return several;
  if (amounts.some(({ n, joined }) => n !== first.n || joined)) return several;
  if (beside.length > mostBeside || beside.some((word) => greetings.has(word))) return none;
  if (beside.some((word) => measures.has(word) && !isOfLabel(field, word))) return { kind: 'measured' };
  if (beside.some((word) => changing.has(word))) return several;
  if (beside.some((word) => between.has(word)) && beside.some(isPair)) return several;
  return { kind: 'one', n: first.n, sure: !first.odd && isPlain(field, found) };
}
