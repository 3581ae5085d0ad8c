import { inArabicLetters } from '../arabic/arabizi.ts';
import { blur, fold } from '../arabic/fold.ts';
import type { Association } from '../association/schema.ts';
import type { SpokenWords } from '../association/spoken.ts';
import { Fault } from '../kernel/errors.ts';
import { skeletonOf, stemOf } from './stems.ts';

/** A list of spoken words, and the file and key in which whoever mends it finds it. */
export interface SpokenList {
  readonly words: SpokenWords;
  readonly where: string;
}

/** How the words of a text are compared: the spoken form as the standard one. */
export interface Dialect {
  /** The standard words of a text, in order, blurred. */
  readonly words: (text: string) => string[];
  /** Their stems. */
  readonly stems: (text: string) => string[];
  /** Their consonants, each once. */
  readonly bones: (text: string) => ReadonlySet<string>;
  /** Words that forbid an outright answer which does not hold them: their consonants, and their stems, since consonants of strange words fall together. */
  readonly guards: { readonly bones: ReadonlySet<string>; readonly stems: ReadonlySet<string> };
  /** The lists that all this is made of. */
  readonly lists: readonly SpokenList[];
}

const key = (word: string): string => blur(fold(word));

type Forms = ReadonlyMap<string, string>;
const known = new WeakMap<SpokenWords, Forms>();

/** What each form of a list means. Throws Fault wrongPack, which begins with `where`, for a form that stands for two words. */
function formsOf({ words, where }: SpokenList): Forms {
  const own = new Map<string, string>();
  for (const [word, said] of [...Object.entries(words.standard), ['', words.unsaid ?? ''] as const]) {
    const meant = key(word);
    for (const spoken of said.split(/\s+/).filter(Boolean)) {
      const form = key(spoken);
      const other = own.get(form);
      if (other !== undefined && other !== meant)
        throw new Fault(
          'wrongPack',
          `${where}: "${spoken}" stands for two words, "${other}" and "${meant}": leave one out`,
        );
      own.set(form, meant);
    }
  }
  return own;
}

/** The product's list is read once for all associations. */
function readOnce(list: SpokenList): Forms {
  const forms = known.get(list.words) ?? formsOf(list);
  known.set(list.words, forms);
  return forms;
}

/** "and", "so", written as one with the next word. */
const joined = /^[وف](?=.{3})/u;
/** The article with "this" or "on" drawn into it: هالطلب, عالموقع. */
const drawnIn = /^[هع]ال(?=.{3})/u;

/** The dialect of some lists; a later one is followed where two know a form. Throws Fault wrongPack. */
export function dialectOf(...lists: readonly SpokenList[]): Dialect {
  const table = new Map(lists.flatMap((list) => [...readOnce(list)]));
  const standard = (word: string): string =>
    table.get(word) ??
    (joined.test(word) ? table.get(word.slice(1)) : undefined) ??
    word.replace(drawnIn, 'ال');
  const words = (text: string): string[] =>
    blur(fold(inArabicLetters(text)))
      .split(' ')
      .map(standard)
      .filter((word) => word !== '');
  const stems = (text: string): string[] => words(text).map(stemOf);
  const bones = (text: string): ReadonlySet<string> => new Set(stems(text).map(skeletonOf));
  const guarding = lists.map(({ words: { guards: own = '' } }) => own).join(' ');
  const guards = { bones: bones(guarding), stems: new Set(stems(guarding)) };
  return { words, stems, bones, guards, lists };
}

/** The dialect of the product's words and those of one association. Throws Fault wrongPack that names the key. */
export const dialectFor = ({ id, pack }: Association, spoken: SpokenWords): Dialect =>
  dialectOf(
    { words: spoken, where: 'locales/saudi/lexicon.yaml' },
    ...(pack.lexicon ? [{ words: pack.lexicon, where: `${id}/pack.yaml: lexicon` }] : []),
  );
