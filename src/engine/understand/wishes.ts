import { z } from 'zod';
import { fold } from '../../arabic/fold.ts';

const words = z.array(z.string().min(1)).min(1);

/** `locales/typed/commands.yaml`, `wishes`: the words of which wishes for a person or for the menu are made. */
export const WishWords = z.strictObject({
  /** What stands before everything else: "well", "by God". */
  opening: words,
  /** "I would like", and what joins it to what is wished. */
  wanting: words,
  joining: words,
  /** Somebody of the association, anybody at all, and what they are asked to do. */
  official: words,
  anybody: words,
  verb: words,
  to: words,
  behind: words,
  /** How it is said in English. */
  english: z.strictObject({ verb: words, to: words, before: words, official: words, behind: words }),
  /** To go, or to be shown, and the names of the menu. */
  going: words,
  towards: words,
  menu: words,
});
export type WishWords = z.infer<typeof WishWords>;

/** A wish for a person or for the menu, however it is put. */
export interface Wishes {
  /** A wish without what stands before it: "ابغى اكلم موظف" is "اكلم موظف". Undefined for a text that is too long to be one. */
  wishIn(folded: string): string | undefined;
  /** What a wish without its beginning names. */
  named(wanted: string): 'menu' | 'person' | undefined;
}

const longestWish = 8;
const article = '(?:ال|لل|بال|ل|ب)?';
const anyOf = (list: readonly string[]): string => `(?:${list.map(fold).join('|')})`;
const spaced = (list: readonly string[]): string => `(?: ${anyOf(list)})`;

export function wishesOf(said: WishWords): Wishes {
  const { english } = said;
  const wish = new RegExp(
    `^(?:${anyOf(said.opening)} )*${anyOf(said.wanting)}${spaced(said.joining)}? (?=\\S)`,
  );
  const official = article + anyOf(said.official);
  const anybody = article + anyOf(said.anybody);
  const behind = spaced(said.behind);
  const person = new RegExp(
    `^(?:${anyOf(said.verb)}${spaced(said.to)}?(?: احد)? (?:${official}|${anybody})${behind}*|${official}${behind}*|${anybody}${behind}+)$`,
  );
  const personEnglish = new RegExp(
    `^(?:${anyOf(english.verb)}${spaced(english.to)}? )?(?:${anyOf(english.before)} )*${anyOf(english.official)}${spaced(english.behind)}?$`,
  );
  const menu = new RegExp(
    `^(?:${anyOf(said.to)} )?${anyOf(said.going)}${spaced(said.towards)}?(?: the)? ${article}${anyOf(said.menu)}$`,
  );
  return {
    wishIn: (folded) =>
      folded.split(' ').length <= longestWish ? folded.replace(wish, '').trim() : undefined,
    named(wanted) {
      if (menu.test(wanted)) return 'menu';
      return person.test(wanted) || personEnglish.test(wanted) ? 'person' : undefined;
    },
  };
}
