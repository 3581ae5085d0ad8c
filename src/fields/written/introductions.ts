import { fold } from '../../arabic/fold.ts';

const most = 4;
const word = String.raw`[\p{L}\p{M}\p{Cf}'’]+`;
const between = String.raw`[^\p{L}\p{M}\p{N}\p{Cf}'’]`;
/** The first words of a text, so many. */
const opening = (count: number): RegExp =>
  new RegExp(`^${between}*${word}(?:${between}+${word}){${count - 1}}(?![\\p{L}\\p{M}\\p{N}])`, 'u');
const firstWord = opening(1);
/** The first words of a text; the longest opening stands first. */
const openings = Array.from({ length: most }, (_, i) => opening(most - i));

/** Introductions as they are compared, and the word with which each begins: most texts begin with none of these, and are not looked at further. */
interface Introductions {
  readonly phrases: ReadonlySet<string>;
  readonly beginnings: ReadonlySet<string>;
}

/** Introductions, one of each line's texts. */
export function introductions(...texts: readonly string[]): Introductions {
  const phrases = new Set(texts.flatMap((list) => list.split('|')).map(fold));
  return { phrases, beginnings: new Set([...phrases].map(firstOf)) };
}

const firstOf = (folded: string): string => folded.split(' ', 1)[0] ?? '';

const none = introductions();

/** What parts a heading from its value. */
const colon = /^[\s\p{Cf}]*(?:[:=：/]|\p{Pd})/u;

/**
 * A value without the words with which people introduce it ("أنا اسمي: …"), until nothing comes off; the rest as it was typed. A heading comes
 * off before a colon or a dash alone: elsewhere its words are the beginning of the value ("المدينة المنورة").
 */
export function withoutIntroductions(
  text: string,
  known: Introductions,
  headings: Introductions = none,
): string {
  const typed = firstWord.exec(text)?.[0];
  if (typed === undefined) return text;
  // A word of which nothing is left when it is folded hides the one behind it.
  const first = firstOf(fold(typed));
  if (first !== '' && !known.beginnings.has(first) && !headings.beginnings.has(first)) return text;
  for (const words of openings) {
    const found = words.exec(text)?.[0];
    if (found === undefined) continue;
    const [said, rest] = [fold(found), text.slice(found.length)];
    if (known.phrases.has(said) || (headings.phrases.has(said) && colon.test(rest)))
      return withoutIntroductions(rest.replace(/^[^\p{L}\p{N}(["'«]+/u, ''), known, headings);
  }
  return text;
}
