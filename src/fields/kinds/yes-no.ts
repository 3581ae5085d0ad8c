import { z } from 'zod';
import { likelyYes } from '../guesses/yes-or-no.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { fault, unsure, value } from '../value.ts';
import { saysHaving } from '../written/having.ts';
import { havingAnswers, isOwnWordsAlone, yesInOwnWords } from '../written/own-words.ts';
import { readYesOrNo } from '../yes-no.ts';

const options = z.strictObject({ type: z.literal('yesNo'), ...common });

/** Yes or no, stored as true or false; unsure where more is said than that, or it is said in the words of the question alone. Fault: neitherYesNorNo. */
export const yesNo = {
  type: 'yesNo',
  options,
  read(spec, text) {
    const said = readYesOrNo(text);
    if (said) return said.sure ? value(said.yes) : unsure(said.yes);
    const yes = yesInOwnWords(spec, text) ?? (havingAnswers(spec, text) ? saysHaving(text) : undefined);
    return yes === undefined ? fault('neitherYesNorNo') : unsure(yes);
  },
  guess: likelyYes,
  isOwnWords: isOwnWordsAlone,
  show: (_spec, found, lang) =>
    lang === 'ar' ? (found === true ? 'نعم' : 'لا') : found === true ? 'Yes' : 'No',
  mask: lastFour,
  privacy: 'open',
  readsAs: 'option',
  buttons: {
    ids: () => ['yes', 'no'],
    means: (id) => id === 'yes',
    labelOf: () => undefined,
  },
  keyboard: { placeholder: 'text', byPlace: true },
  sample: (_spec, n) => ({ choice: n % 2 === 0 ? 'yes' : 'no' }),
} as const satisfies FieldKind<z.infer<typeof options>>;
