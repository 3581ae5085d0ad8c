import type { Keyboard, Prompt, QuestionKind } from '../contract/prompt.ts';
import { kindNamed, type FieldType } from '../fields/spec.ts';

/** What a question asks for: something of the flows' own, or a value of a type that fields have. */
export type AskKind = QuestionKind | FieldType;

interface Question {
  readonly keyboard: Keyboard;
  /** The choices that "yes" and "no" mean, where the buttons say it in other words. */
  readonly yesNo?: readonly [string, string];
  /** Whether what is said besides its answer is kept until it is answered. */
  readonly holds?: true;
  /** The choice that nothing stands for but its own names: no yes, no number, no sign of approval. "No" means the other one. */
  readonly binding?: { readonly choice: string; readonly no: string };
}

const text: Keyboard = { placeholder: 'text' };
const buttons: Keyboard = { placeholder: 'text', byPlace: true };

/** The questions that are no field's. */
const own: ReadonlyMap<string, Question> = new Map(
  Object.entries({
    consent: { keyboard: buttons, yesNo: ['agree', 'refuse'], holds: true },
    menu: { keyboard: buttons },
    service: { keyboard: buttons },
    review: { keyboard: text },
    sign: { keyboard: text, binding: { choice: 'sign', no: 'notYet' } },
    rating: { keyboard: text },
    comment: { keyboard: { placeholder: 'comment' } },
    reference: { keyboard: { placeholder: 'reference', inputMode: 'numeric', figures: true } },
    proof: { keyboard: { placeholder: 'reference', inputMode: 'numeric', figures: true, ownNumber: true } },
    callNumber: {
      keyboard: { placeholder: 'mobile', inputMode: 'tel', figures: true, sensitive: true, ownNumber: true },
    },
  } satisfies Record<QuestionKind, Question>),
);

/** A question as it goes to a client: with how the place is presented where it is answered. */
export const withKeyboard = (prompt: Prompt): Prompt => ({
  ...prompt,
  keyboard: (kindNamed(prompt.kind) ?? own.get(prompt.kind))?.keyboard ?? text,
});

/**
 * The choices that "yes" and "no" mean at a question; undefined where it is not answered so. Beside a "yes" the "no" may be any other choice («رقم آخر»,
 * «لا تكتبوا لي»): it is named by what is typed for it.
 */
export function yesAndNo(
  kind: string,
  choices: readonly string[],
): readonly [yes: string, no: string | undefined] | undefined {
  const named = own.get(kind)?.yesNo;
  if (named) return named;
  return choices.includes('yes') ? ['yes', choices.find((choice) => choice === 'no')] : undefined;
}

/** The choice of a question that must be meant; undefined at every other question. */
export const bindingOf = (kind: string): { readonly choice: string; readonly no: string } | undefined =>
  own.get(kind)?.binding;

/** Whether a question that is no field's asks for a number that somebody may not know. */
export const asksForFigures = (kind: string): boolean => own.get(kind)?.keyboard.figures === true;

/** Whether what is said besides the answer to a question is kept until it is answered. */
export const holdsBack = (kind: string | undefined): boolean => own.get(kind ?? '')?.holds === true;
