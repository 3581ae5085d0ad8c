import type { LineByWord, LineName } from '../contract/line-names.ts';
import type { FieldValue, Words } from '../fields/value.ts';
import type { Values } from '../wording/wording.ts';
import type { AskKind } from './question-kinds.ts';

/** Where the label of a choice is found, when it is not a line of its own (`choices.<id>`). */
type ChoiceSource = 'service' | 'option' | 'answer' | 'field' | 'reference' | 'rating';

/** Words of the pack, or a line of locales/ with its values: by its name, or by its group and a word that is known only at run time. */
export type Said =
  | { readonly line: LineName; readonly values?: Values }
  | (LineByWord & { readonly values?: Values })
  | { readonly words: Words };

/** A question to ask. Its step is the state of the flow that asks it. */
export interface Ask {
  readonly kind: AskKind;
  readonly said: Said;
  readonly choices?: readonly string[];
  readonly of?: ChoiceSource;
  readonly field?: { readonly service: string; readonly name: string };
  /** All answers of a form, to be shown for confirmation. */
  readonly review?: {
    readonly service: string;
    readonly answers: Readonly<Record<string, FieldValue | null>>;
  };
  /** At a question for figures that are no field's: how many, and what is said where there are more or fewer. */
  readonly figures?: { readonly count: number; readonly fault: string };
  /** Whether the member is reminded of this question when they fall silent. */
  readonly reminds?: boolean;
}

/** A question as it was asked: bound to its id. */
export interface Asked extends Ask {
  readonly id: string;
  readonly flow: string;
  readonly step: string;
}
