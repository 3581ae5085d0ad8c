import { fold } from '../../arabic/fold.ts';

const most = 4;
const word = String.raw`[\p{L}\p{M}\p{Cf}'’]+`;
const between = String.raw`[^\p{L}\p{M}\p{N}\p{Cf}'’]`;
/** The first one, two, three … words of a text; the longest opening stands first. */
const openings = Array.from(
  { length: most },
  (_, i) =>
    new RegExp(`^${between}*${word}(?:${between}+${word}){${most - 1 - i}}(?![\\p{L}\\p{M}\\p{N}])`, 'u'),
);

/** Introductions as they are compared, one of each line's texts. */
export const introductions = (...texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((list) => list.split('|')).map(fold));

/** What parts a heading from its value. */
const colon = /^[\s\p{Cf}]*(?:[:=：/]|\p{Pd})/u;

/**
 * A value without the words with which people introduce it ("أنا اسمي: …"), until nothing comes off; the rest as it was typed. A heading comes
 * off before a colon or a dash alone: elsewhere its words are the beginning of the value ("المدينة المنورة").
 */
export function withoutIntroductions(
  text: string,
  known: ReadonlySet<string>,
  headings: ReadonlySet<string> = new Set(),
): string {
  for (const opening of openings) {
    const found = opening.exec(text)?.[0];
    if (found === undefined) continue;
    const [said, rest] = [fold(found), text.slice(found.length)];
    if (known.has(said) || (headings.has(said) && colon.test(rest)))
      return withoutIntroductions(rest.replace(/^[^\p{L}\p{N}(["'«]+/u, ''), known, headings);
  }
  return text;
}
