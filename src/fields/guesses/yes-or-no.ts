import { fold, words } from '../../arabic/fold.ts';
import { oneOf, standing } from '../spoken-words.ts';
import { namesNothing } from '../written/no-answers.ts';
import type { Labelled } from '../written/label-words.ts';
import { saidGuesses } from './said-guesses.ts';

const said = {
  somewhat: standing(saidGuesses.somewhat),
  yes: standing(saidGuesses.saysYes),
  no: standing(saidGuesses.saysNo),
  denies: standing(saidGuesses.denies),
  over: standing(saidGuesses.over),
  others: standing(saidGuesses.others),
  rents: standing(saidGuesses.rents),
  comes: standing(saidGuesses.comes),
  hard: standing(saidGuesses.hard),
  oneself: standing(saidGuesses.oneself),
  needs: standing(saidGuesses.needs),
  danger: standing(saidGuesses.danger),
};
const most = 12;
const supposing = new RegExp(`^${oneOf(saidGuesses.supposing)} `);
/** Whether a text says what is so if something else is: «إذا جاني ولدي جيت». */
export const supposes = (text: string): boolean => supposing.test(fold(text));

/** What is asked: by a word of the question, how its answers turn. The first that fits. */
const questions: readonly (readonly [RegExp, (folded: string) => boolean])[] = [
  [/يصعب|صعوبه|hard/, (text) => said.denies.test(text) || said.hard.test(text) || !said.comes.test(text)],
  [/خطر|danger/, (text) => said.danger.test(text) && !said.denies.test(text)],
  [/تملك|own/, (text) => ![said.denies, said.over, said.others, said.rents].some((sign) => sign.test(text))],
  [
    /تحتاج|الحاجه|need/,
    (text) =>
      said.needs.test(text) || (said.denies.test(text) ? said.oneself.test(text) : !said.oneself.test(text)),
  ],
  [/عندك|لديك|have/, (text) => !said.denies.test(text) && !said.over.test(text)],
];

/**
 * The yes or no that a short statement most likely means in which neither is said: «اجيكم بنفسي» where it is asked whether coming is hard. Undefined for
 * what asks, and for what says nothing of it.
 */
export function likelyYes({ label, ask }: Labelled, text: string): boolean | undefined {
  const folded = fold(text);
  if (/[؟?]/.test(text) || words(text).length > most || !/\p{L}{2}/u.test(folded)) return undefined;
  const [yes, no] = [said.yes.test(folded), said.no.test(folded)];
  if (yes && !said.denies.test(folded)) return true;
  const question = fold(`${label.ar} ${ask.ar}`);
  const turns = questions.find(([shape]) => shape.test(question))?.[1];
  if (said.somewhat.test(folded)) return true;
  if (namesNothing(text)) return undefined;
  if (turns) return turns(folded);
  return !no && !said.denies.test(folded);
}
