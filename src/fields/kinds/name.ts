import { z } from 'zod';
import { plain } from '../../arabic/clean.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { nth } from '../sample.ts';
import { fault, textOf, value } from '../value.ts';

const options = z.strictObject({
  type: z.literal('name'),
  ...common,
  words: z.int().min(1).max(5).default(2),
});
const longest = 120;

/** A person's name. Faults: empty, hasDigits, hasSigns, tooFewWords {min}, tooLong {max}. */
export const name = {
  type: 'name',
  options,
  read({ words }, text) {
    const typed = plain(text)
      .replace(/^(اسمي|انا|أنا|my name is)\s+/iu, '')
      .replace(/[.،,]+$/u, '');
    if (!/\p{L}{2}/u.test(typed)) return fault('empty');
    if (/\d/.test(typed)) return fault('hasDigits');
    if (!/^[\p{L}\p{M}\s.'’-]+$/u.test(typed)) return fault('hasSigns');
    if (typed.length > longest) return fault('tooLong', { max: longest });
    const count = typed.split(' ').filter((part) => /\p{L}/u.test(part)).length;
    return count < words ? fault('tooFewWords', { min: words }) : value(typed);
  },
  show: (_spec, found) => textOf(found),
  mask: lastFour,
  privacy: 'open',
  foundBy: 'words',
  readsAs: 'title',
  keyboard: { placeholder: 'name', autocomplete: 'name', spellcheck: false },
  sample({ words }, n) {
    const names = nth(
      ['محمد بن سعد العتيبي', 'نورة عبدالله القحطاني', 'سالم علي الغامدي', 'فاطمة أحمد الزهراني'],
      n,
    );
    return { text: `${names}${' بن محمد'.repeat(Math.max(0, words - 3))}` };
  },
} as const satisfies FieldKind<z.infer<typeof options>>;
