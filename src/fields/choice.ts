import { distance, fold } from '../arabic/fold.ts';
import { numberFromWords } from '../arabic/numbers.ts';

/** Something that can be chosen: by its number in the list, its label or another name. */
export interface Option {
  readonly id: string;
  readonly names: readonly string[];
}

const ordinals: ReadonlyMap<string, number> = new Map(
  Object.entries({
    الاول: 1,
    الاولي: 1,
    اول: 1,
    اولي: 1,
    first: 1,
    one: 1,
    الثاني: 2,
    الثانيه: 2,
    ثاني: 2,
    second: 2,
    two: 2,
    الثالث: 3,
    الثالثه: 3,
    ثالث: 3,
    third: 3,
    three: 3,
    الرابع: 4,
    الرابعه: 4,
    رابع: 4,
    four: 4,
    الخامس: 5,
    الخامسه: 5,
    خامس: 5,
    five: 5,
    السادس: 6,
    السادسه: 6,
    السابع: 7,
    السابعه: 7,
    الثامن: 8,
    الثامنه: 8,
    التاسع: 9,
    التاسعه: 9,
    العاشر: 10,
    العاشره: 10,
  }),
);
const introduction = /^(رقم|الرقم|خيار|الخيار|اختار|اخترت|ابي|ابغي|ابغا|اريد|number|option) /;

/** The last of the list. */
const lastOne = /^(?:الاخير|الاخيره|اخر (?:واحد|وحده|خيار|شي|اختيار)|last|the last|last one|the last one)$/;
/** Behind a place in the list: «اول خيار», «الثاني منها». */
const ofChoices = / (?:خيار|الخيار|خيارات|واحد|وحده|اختيار|الاختيار|منها|منهم|فيها|فيهم|option|one)$/;

/** The place in a list that a short text names ("٢", "رقم 2", "الثاني", "اثنين"), counted from one. */
export function placeNamed(text: string): number | undefined {
  const folded = fold(text).replace(introduction, '').replace(ofChoices, '').trim();
  if (/^\d{1,2}$/.test(folded)) return Number(folded);
  return ordinals.get(folded) ?? numberFromWords(folded);
}

const shortestSlipped = 5;
const shortestChanged = 6;
const sorted = (word: string): string => word.split('').sort().join('');

/** Whether a word is another with one slip of the finger. In a short one, two letters that changed places are seen alone. */
function isSlipped(word: string, typed: string): boolean {
  if (distance(word, typed, 1) !== 1) return false;
  // Another letter in a short word is often another word: «معلقة» is not «مطلقة».
  const shortest =
    word.length === typed.length && sorted(word) !== sorted(typed) ? shortestChanged : shortestSlipped;
  return word.length >= shortest || (word.length >= 4 && sorted(word) === sorted(typed));
}

/** Whether a name was typed with one slip of the finger, or one in each of its longer words. */
function isNear(name: string, typed: string): boolean {
  if (isSlipped(name, typed)) return true;
  const [named, said] = [name.split(' '), typed.split(' ')];
  if (named.length < 2 || named.length !== said.length) return false;
  return named.every((word, i) => word === said[i] || isSlipped(word, said[i] ?? ''));
}

/**
 * Which option a text means: by place, by name, by the beginning of exactly one name, or with a slip of the finger
 * in a name. Undefined when none, or when more than one would fit.
 */
export function pick(options: readonly Option[], text: string): string | undefined {
  const place = lastOne.test(fold(text)) ? options.length : placeNamed(text);
  if (place !== undefined && place >= 1 && place <= options.length) return options[place - 1]?.id;
  const folded = fold(text);
  const asked = folded.replace(introduction, '').trim();
  if (asked === '') return undefined;
  const named = options.map(({ id, names }) => ({ id, names: names.map(fold) }));
  const exact = named.filter(({ names }) => names.includes(asked) || names.includes(folded));
  if (exact.length > 0) return exact.length === 1 ? exact[0]?.id : undefined;
  if (asked.length < 3) return undefined;
  const begins = named.filter(({ names }) =>
    names.some((name) => name.startsWith(`${asked} `) || withoutArticle(name) === withoutArticle(asked)),
  );
  if (begins.length === 1) return begins[0]?.id;
  if (begins.length > 1) return undefined;
  const close = named.filter(({ names }) => names.some((name) => isNear(name, asked)));
  return close.length === 1 ? close[0]?.id : undefined;
}

const withoutArticle = (text: string): string => text.replace(/(^| )ال(?=\S{2})/g, '$1');
