import { inArabicLetters } from '../../arabic/arabizi.ts';
import { fold } from '../../arabic/fold.ts';

/** One step of a place in a document: the third item, the fourth article. */
export interface Step {
  readonly unit: 'article' | 'item' | 'paragraph';
  readonly number: number;
}

/** A place in a document, or what a member says of one: its steps in order, and the words around them (the name of a chapter). */
export interface Place {
  readonly steps: readonly Step[];
  readonly around: ReadonlySet<string>;
}

const units: Readonly<Record<string, Step['unit']>> = {
  ماده: 'article',
  article: 'article',
  section: 'article',
  clause: 'article',
  بند: 'item',
  item: 'item',
  point: 'item',
  نقطه: 'item',
  فقره: 'paragraph',
  paragraph: 'paragraph',
};

const anyUnit = new RegExp(Object.keys(units).join('|'));

/** A unit and a number that stand in one word: «ماده٨», «م2», "art.4". */
const glued = /(?<![\p{L}\p{N}])((?:ال)?(?:ماده|بند|فقره)|م|art|article|section|item)(?=\d{1,3}(?!\d))/gu;
/** A unit by its beginning: «م 8», «م/٤», "art 4". Behind a number it is an hour or a length. */
const shortened = /(?<![\p{L}\p{N}]|\d )(م|art|sec)(?= (?:no )?\d{1,3}(?!\d))/gu;
const whole: Readonly<Record<string, string>> = { م: 'ماده', art: 'article', sec: 'section' };

/** The folded words of a text that may name a place, with its units in full; Arabic in Latin letters is read as Arabic. */
function wordsOf(text: string): readonly string[] {
  const folded = fold(inArabicLetters(text));
  const parted = folded.replace(glued, '$1 ').replace(shortened, (unit) => whole[unit] ?? unit);
  return parted === '' ? [] : parted.split(' ');
}

/** Whether a text holds a word without which it names no place. A unit that is not written in full stands before a figure. */
export function mayNamePlace(text: string): boolean {
  const folded = fold(inArabicLetters(text));
  return anyUnit.test(folded) || (/\d/.test(folded) && anyUnit.test(wordsOf(text).join(' ')));
}

const tenAndMore = /^(?:عشر|عشره)$/;
const ordinals: readonly (readonly string[])[] = [
  ['اول', 'اولي', 'اوله', 'واحد', 'واحده', 'حادي', 'حاديه', 'first', 'one', '1st'],
  ['ثاني', 'ثانيه', 'اثنين', 'اثنان', 'ثنتين', 'second', 'two', '2nd'],
  ['ثالث', 'ثالثه', 'ثلاثه', 'ثلاث', 'third', 'three', '3rd'],
  ['رابع', 'رابعه', 'اربعه', 'اربع', 'fourth', 'four', '4th'],
  ['خامس', 'خامسه', 'خمسه', 'خمس', 'fifth', 'five', '5th'],
  ['سادس', 'سادسه', 'سته', 'ست', 'sixth', 'six', '6th'],
  ['سابع', 'سابعه', 'سبعه', 'سبع', 'seventh', 'seven', '7th'],
  ['ثامن', 'ثامنه', 'ثمانيه', 'ثمان', 'ثماني', 'eighth', 'eight', '8th'],
  ['تاسع', 'تاسعه', 'تسعه', 'تسع', 'ninth', 'nine', '9th'],
  ['عاشر', 'عاشره', 'عشره', 'عشر', 'tenth', 'ten', '10th'],
  ['احدعش', 'حداعش', 'حدعش', 'eleventh', 'eleven', '11th'],
  ['اثنعش', 'اثناعش', 'طنعش', 'twelfth', 'twelve', '12th'],
];
const numbers = new Map(ordinals.flatMap((forms, i) => forms.map((form) => [form, i + 1] as const)));
const tens: ReadonlyMap<string, number> = new Map(
  ['عشرون', 'ثلاثون', 'اربعون', 'خمسون'].flatMap((form, i) => [
    [form, (i + 2) * 10] as const,
    [form.replace('ون', 'ين'), (i + 2) * 10] as const,
  ]),
);

/** A word without "and", "in", "the" before it. */
const bare = (word: string): string => word.replace(/^[وفبل]?(?:ال|لل)(?=\S{2})/, '');

/** The number that stands at a place among words, and how many of them it takes: "7", "السابعة", "الثانية عشرة", "الحادية والعشرون". */
function numberAt(
  list: readonly string[],
  at: number,
): { readonly number: number; readonly taken: number } | undefined {
  const [word, next] = [bare(list[at] ?? ''), bare(list[at + 1] ?? '')] as const;
  if (/^\d{1,3}$/.test(word)) return { number: Number(word), taken: 1 };
  const ten = tens.get(word);
  if (ten !== undefined) return { number: ten, taken: 1 };
  const one = numbers.get(word);
  if (one === undefined) return undefined;
  if (one < 10 && tenAndMore.test(next)) return { number: one + 10, taken: 2 };
  const above = tens.get(next.replace(/^و(?:ال)?/, ''));
  return above === undefined ? { number: one, taken: 1 } : { number: one + above, taken: 2 };
}

const between = new Set(['رقم', 'number', 'no', 'نمبر', 'نمره']);
const small = new Set(['من', 'في', 'مع', 'the', 'of', 'in', 'رقم']);

/** Reads a place, or what is said of one. A unit without a number is a word like any other. */
export function placeIn(text: string): Place {
  const list = wordsOf(text);
  const steps: Step[] = [];
  const around = new Set<string>();
  for (let at = 0; at < list.length; at += 1) {
    const word = bare(list[at] ?? '');
    const unit = units[word.replace(/^[وبفل](?=ماده$|بند$|فقره$)/, '')];
    const from = between.has(list[at + 1] ?? '') ? at + 2 : at + 1;
    const behind = unit && numberAt(list, from);
    // "the first article", "أول مادة"
    const before = numberAt(list, at);
    const follows = before && units[bare(list[at + before.taken] ?? '')];
    if (unit && behind) {
      steps.push({ unit, number: behind.number });
      at = from + behind.taken - 1;
    } else if (before && follows && !numberAt(list, at + before.taken + 1)) {
      steps.push({ unit: follows, number: before.number });
      at += before.taken;
    } else if (!small.has(word)) around.add(word);
  }
  return { steps, around };
}
