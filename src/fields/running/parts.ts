import { isKnownPlace } from '../places/place.ts';
import type { Placed } from '../written/figure-groups.ts';

/** What is said before an identifier, and says nothing besides. */
const labels =
  /(?:^|[\s،,؛;.])و?(?:(?:هذا|هذي|هو|هي|رقم|الرقم|رقمي|جوالي|جوال|الجوال|موبايلي|تلفوني|واتس|واتساب|واتسابي|هويتي|هوية|هويه|الهوية|الهويه|الوطنية|الوطنيه|بطاقتي|السجل|سجلي|المدني|اقامتي|إقامتي|الاقامة|الإقامة|حسابي|الحساب|ايباني|آيباني|ايبان|الايبان|الآيبان|البنكي|my|id|mobile|phone|number|is|iban)[\s:：=-]*)+$/iu;

/** Words with which people go on to say something else of themselves. */
const beginnings =
  'أنا|انا|اسمي|إسمي|الاسم|عندي|عندنا|لدي|دخلي|الدخل|راتبي|الراتب|عمري|العمر|ساكن|ساكنة|ساكنه|اسكن|أسكن|مواليد|مولود|مولودة|تاريخ|ميلادي|مدينتي|المدينة|المدينه|عددنا|عدد|رقمي|جوالي|الجوال|هويتي|الهوية|الهويه|حسابي|عيالي|عايلتي|عائلتي|اسرتي|أسرتي|اولادي|أولادي|اعول|أعول|نعول|دخلنا|راتبنا|ولدت|نحن|حنا|معي|ما عندي|ماعندي|ليس لدي|مقيم|مقيمة|مقيمه|أرملة|ارملة|ارمله|مطلقة|مطلقه|متزوج|متزوجة|متزوجه|سعودي|سعودية|سعوديه|ابغى|ابغا|ابي|أبي|أبغى|اريد|أريد|my|i am|i live|born';
const cut = new RegExp(
  String.raw`[\n،,؛;!]+|\.(?!\d)|(?<!(?:^|\s)و?ما)\s+(?=و?(?:${beginnings})(?![\p{L}\p{M}]))|\s+-\s+`,
  'giu',
);

/** "and", written as one with such a word. */
const joined = new RegExp(String.raw`^و(?=(?:${beginnings})(?![\p{L}\p{M}]))`, 'iu');
/** A place behind something else: «فاطمة الزهراني من أبها». */
const fromPlace = /^(?<itself>.+?\S)\s+(?<from>من\s+(?<place>\S.*))$/u;

/** A part in two where it ends with a place of the table. */
function withoutPlace(part: string): readonly string[] {
  const { itself, from, place } = fromPlace.exec(part)?.groups ?? {};
  return itself !== undefined && from !== undefined && place !== undefined && isKnownPlace(place)
    ? [itself, from]
    : [part];
}

/** A text without the values that stand in it, in the parts that are left, in order. `beforeFigures`: an identifier follows it. */
export interface Part {
  readonly text: string;
  readonly beforeFigures: boolean;
}

/** The parts of a text between the values that stand in it: each says one thing. */
export function partsOf(text: string, placed: readonly Placed[]): readonly Part[] {
  const ordered = [...placed].sort((a, b) => a.from - b.from);
  const stretches = [...ordered, { from: text.length, to: text.length }].map(({ from }, i) => ({
    text: text.slice(ordered[i - 1]?.to ?? 0, from),
    beforeFigures: i < ordered.length,
  }));
  return stretches.flatMap((stretch) => {
    const bare = stretch.beforeFigures ? stretch.text.replace(labels, ' ') : stretch.text;
    const parts = bare
      .split(cut)
      .map((part) => part.replace(/^[\s:：-]*(?:و\s+)?|[\s:：-]+$/gu, '').replace(joined, ''))
      .flatMap(withoutPlace)
      .filter((part) => /[\p{L}\p{N}]/u.test(part));
    return parts.map((part, i) => ({
      text: part,
      beforeFigures: stretch.beforeFigures && i === parts.length - 1,
    }));
  });
}

const anyFigure = '[\\d٠-٩۰-۹]';
/** Where something else may be said within a part: before a number and what it counts, behind them, before a place. */
const within = new RegExp(
  String.raw`\s+(?=و?${anyFigure}{1,6}\s+\p{L})|\s+(?=و?(?:في|من|ساكن)\s+\p{L})|(?<=${anyFigure}\s\p{L}{2,12})\s+(?=\p{L})`,
  'u',
);

/** The pieces of a part that says more than one thing without a sign between them: «احجز شقة في جدة ٤ غرف». */
export function piecesOf({ text, beforeFigures }: Part): readonly Part[] {
  const pieces = text.split(within).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  return pieces.map((piece, i) => ({
    text: piece.replace(joined, ''),
    beforeFigures: beforeFigures && i === pieces.length - 1,
  }));
}
