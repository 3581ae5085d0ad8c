import { amountsIn } from '../../arabic/numerals/amounts.ts';
import { fold, words } from '../../arabic/fold.ts';
import { spreadIn } from '../counts/periods.ts';
import { oneOf, standing } from '../spoken-words.ts';
import { isOfLabel, type Labelled } from '../written/label-words.ts';
import { saidGuesses } from './said-guesses.ts';

const most = 16;
const noIncome = standing(saidGuesses.noIncome);
const vague = standing(saidGuesses.vague);
const sources = standing(saidGuesses.sources);
const alone = standing(saidGuesses.alone);
/** "لا راتب ولا ضمان": neither the one nor the other. */
const neither =
  /^(?:والله |حاليا |الحين )*(?:لا|ما فيه|مافيه|ما عندي|ماعندي) (?!ا?دري)\p{L}{2,} ولا \p{L}{2,}(?: \p{L}+)?$/u;

/** Whether somebody tells that there is neither this nor that. */
export const saysNeither = (text: string): boolean => !/[؟?]/.test(text) && neither.test(fold(text));

/** Whether somebody tells that nothing comes in, or nothing that is sure. */
export const saysNoIncome = (text: string): boolean =>
  !/[؟?\d]/.test(fold(text)) && words(text).length <= most && noIncome.test(fold(text));

/** Whether somebody tells that there is some and not how much: «حسب الموجود»; or, where riyals are asked for, whence they come: «على الضمان». */
export const saysSome = (text: string, ofMoney: boolean): boolean => {
  const folded = fold(text);
  return (
    !/[؟?]/.test(text) &&
    words(text).length <= most &&
    (vague.test(folded) || (ofMoney && sources.test(folded)))
  );
};

/** Whether somebody tells among other things that they are alone: «أنا لوحدي حاليا». */
export const tellsAlone = (text: string): boolean => !/[؟?\d]/.test(fold(text)) && alone.test(fold(text));

/** An article before a number: "فوق الألف". */
const article = new RegExp(`(?<=^| )ال(?=\\p{L}{3,}(?: |$))`, 'gu');

/**
 * The number that a statement most likely says, whatever stands beside it: parts that are joined make one, and of several the first. One of what is
 * counted is one. Undefined where it says none, and for what asks.
 */
export function likelyNumber(field: Labelled, text: string): number | undefined {
  if (/[؟?]/.test(text) || words(text).length > most) return undefined;
  const { times = 1, rest = text } = spreadIn(field, text) ?? {};
  const typed = amountsIn(rest).amounts;
  const { amounts } = typed.length > 0 ? { amounts: typed } : amountsIn(fold(rest).replace(article, ''));
  const [first, second] = amounts.filter(({ n }) => Number.isFinite(n));
  if (!first) return times > 1 && words(rest).some((word) => isOfLabel(field, word)) ? times : undefined;
  const isHalf = second?.joined === true && second.n < 1;
  const n = isHalf ? first.n + second.n : first.joined && first.n < 1 ? 1 + first.n : first.n;
  return Math.ceil(n * times);
}

const without = new RegExp(
  `(?:^| )(?:و)?${oneOf(saidGuesses.without)} ${oneOf(saidGuesses.children)}(?= |$)`,
  'u',
);
/** A count of people without what is said not to be there: «أنا وزوجي بدون عيال». */
export const withoutAbsent = (text: string): string => {
  const folded = fold(text);
  return without.test(folded) ? folded.replace(without, '').trim() : text;
};
