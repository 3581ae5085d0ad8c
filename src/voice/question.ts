import type { Beside } from '../contract/prompt.ts';
import type { LineByWord, LineName } from '../contract/line-names.ts';
import type { FieldValue, Words } from '../fields/value.ts';
import type { Values } from '../wording/wording.ts';
import type { AskKind } from './question-kinds.ts';

/** Where the label of a choice is found, when it is not a line of its own (`choices.<id>`). */
type ChoiceSource = 'service' | 'option' | 'answer' | 'field' | 'reference' | 'value' | 'rating';

/** Words of the pack, or a line of locales/ with its values: by its name, or by its group and a word that is known only at run time. */
export type Said =
  | { readonly line: LineName; readonly values?: Values }
  | (LineByWord & { readonly values?: Values })
  | { readonly words: Words };

/** A way out of a question at which somebody is stuck. */
export type Way = 'park' | 'person';

/** A question to ask. Its step is the state of the flow that asks it. */
export interface Ask {
  readonly kind: AskKind;
  readonly said: Said;
  readonly choices?: readonly string[];
  readonly of?: ChoiceSource;
  readonly field?: { readonly service: string; readonly name: string };
  /** The field whose answer is asked about: another value, typed instead of yes or no, is its answer. */
  readonly doubts?: { readonly service: string; readonly name: string };
  /** All answers of a form, to be shown for confirmation. */
  readonly review?: {
    readonly service: string;
    readonly answers: Readonly<Record<string, FieldValue | null>>;
  };
  /** What is brought to a case that was sent before, to be shown above the sentence that is signed. */
  readonly brought?: { readonly service: string; readonly name: string; readonly value: FieldValue };
  /** Answers that were read from one message, to be shown for one yes. */
  readonly proposed?: {
    readonly service: string;
    readonly answers: Readonly<Record<string, FieldValue>>;
  };
  /** At a question for figures that are no field's: how many, and what is said where there are more or fewer. */
  readonly figures?: { readonly count: number; readonly fault: string };
  /** Choices that lead out of the question, beside its own: to put the form aside, to a person. */
  readonly ways?: readonly Way[];
  /** Whether the reference of a request may be typed instead of a choice. */
  readonly reference?: true;
  /**
   * Choices that commit the member to something: a tap on one counts once the question has stood long enough to be read (`steadyAfter`); a
   * finger that taps twice has read nothing.
   */
  readonly steady?: readonly string[];
  /** Whether nothing that is typed at it binds the member to what it says, so that it need not have been shown before an answer. */
  readonly casual?: true;
  /** Whether it ends with the next message that does not answer it. */
  readonly passing?: true;
  /** Whether all is said and nothing is asked: a word that closes ("fine", "thanks") is a courtesy there, after which it stands as before. */
  readonly settled?: true;
  /** Choices whose buttons stay good as long as the flow that asks is the one that speaks. */
  readonly lasting?: readonly string[];
  /** Whether the member is reminded of this question when they fall silent. */
  readonly reminds?: boolean;
}

/** For so many milliseconds after a question was first shown a tap on its `steady` choices is answered by the question again. */
export const steadyAfter = 1500;

/** A question as it was asked: bound to its id. */
export interface Asked extends Ask {
  readonly id: string;
  readonly flow: string;
  readonly step: string;
  /** What may be done beside answering it. */
  readonly beside?: readonly Beside[];
}
