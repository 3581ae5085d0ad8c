import { amountsIn } from '../../arabic/numerals/amounts.ts';
import { fold, words } from '../../arabic/fold.ts';
import { standing } from '../spoken-words.ts';
import { saidGuesses } from './said-guesses.ts';

const most = 16;
const noIncome = standing(saidGuesses.noIncome);

/** Whether somebody tells that nothing comes in, or nothing that is sure. */
export const saysNoIncome = (text: string): boolean =>
  !/[؟?\d]/.test(fold(text)) && words(text).length <= most && noIncome.test(fold(text));

/**
 * The number that a statement most likely says, whatever stands beside it: parts that are joined make one, and of several the first. Undefined where it
 * says none, and for what asks.
 */
export function likelyNumber(text: string): number | undefined {
  if (/[؟?]/.test(text) || words(text).length > most) return undefined;
  const { amounts } = amountsIn(text);
  const [first, second, more] = amounts;
  if (!first || more || !Number.isFinite(first.n)) return undefined;
  const n =
    second?.joined && second.n < 1 ? first.n + second.n : first.joined && first.n < 1 ? 1 + first.n : first.n;
  return Math.ceil(n);
}
