import type { Keyboard, Prompt, QuestionKind } from '../contract/prompt.ts';
import { kindNamed, type FieldType } from '../fields/spec.ts';

/** What a question asks for: something of the flows' own, or a value of a type that fields have. */
export type AskKind = QuestionKind | FieldType;

interface Question {
  readonly keyboard: Keyboard;
  /** The choices that "yes" and "no" mean, where the buttons say it in other words. */
  readonly yesNo?: readonly [string, string];
}

const text: Keyboard = { placeholder: 'text' };
const buttons: Keyboard = { placeholder: 'text', byPlace: true };

/** The questions that are no field's. */
const own: ReadonlyMap<string, Question> = new Map(
  Object.entries({
    consent: { keyboard: buttons, yesNo: ['agree', 'refuse'] },
    menu: { keyboard: buttons },
    service: { keyboard: buttons },
    review: { keyboard: text },
    sign: { keyboard: buttons, yesNo: ['sign', 'notYet'] },
    rating: { keyboard: text },
    comment: { keyboard: { placeholder: 'comment' } },
    reference: { keyboard: { placeholder: 'reference', inputMode: 'numeric', figures: true } },
  } satisfies Record<QuestionKind, Question>),
);

/** A question as it goes to a client: with how the place is presented where it is answered. */
export const withKeyboard = (prompt: Prompt): Prompt => ({
  ...prompt,
  keyboard: (kindNamed(prompt.kind) ?? own.get(prompt.kind))?.keyboard ?? text,
});

/** The choices that "yes" and "no" mean at a question; undefined where it is not answered so. */
export function yesAndNo(kind: string, choices: readonly string[]): readonly [string, string] | undefined {
  return (
    own.get(kind)?.yesNo ?? (choices.includes('yes') && choices.includes('no') ? ['yes', 'no'] : undefined)
  );
}
