import type { Option } from '../../fields/choice.ts';
import { kindNamed } from '../../fields/spec.ts';
import { words } from '../../arabic/fold.ts';
import { labelsOf } from '../../voice/labels.ts';
import type { House } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import type { Meaning } from '../events.ts';
import type { Form } from '../form.ts';
import type { Lexicon } from './lexicon.ts';

/** By what texts are understood: the association's voice, what members type, and the moment (milliseconds since the epoch). */
export interface Reader {
  readonly house: House;
  readonly lexicon: Lexicon;
  readonly now: number;
  /** The form that is under way, whatever stands open above it. */
  readonly form?: Form | undefined;
}

export function optionsOf({ house, lexicon }: Reader, asked: Asked): Option[] {
  return (asked.choices ?? []).map((id) => ({
    id,
    names: [...labelsOf(house, asked, id), ...lexicon.namesOfChoice(id)],
  }));
}

/** What the approved answers know about a text: an answer, several that may be meant, or nothing. */
export function questionIn(house: House, text: string): Meaning | undefined {
  const found = house.knowledge.find(text);
  if (found.kind === 'sure')
    return { kind: 'question', answer: found.answer, ...(found.also && { also: found.also }) };
  return found.kind === 'maybe' ? { kind: 'maybe', candidates: found.candidates } : undefined;
}

/** At buttons a word or two that fit none of them are no question: only what has the form of one, or is surely known, is taken for it. */
export function questionBeside(house: House, asked: Asked, text: string): Meaning | undefined {
  const found = questionIn(house, text);
  const open = asked.kind === 'menu' || kindNamed(asked.kind)?.readsAs === 'story';
  if (found === undefined || open || house.knowledge.asks(text)) return found;
  return found.kind === 'question' && words(text).length >= 3 ? found : undefined;
}

export const choiceOf = (asked: Asked | undefined, choice: string, words: string): Meaning =>
  (asked && valueOf(asked, choice, 'typed')) ?? { kind: 'choice', choice, act: 'typed', words };

/** A choice at a field is its value: the option's id, or true and false. Choices beside the field (skip, keep) stay choices. */
export function valueOf(asked: Asked, choice: string, act: 'tap' | 'typed'): Meaning | undefined {
  if (!asked.field || besides.has(choice) || asked.ways?.some((way) => way === choice)) return undefined;
  const buttons = kindNamed(asked.kind)?.buttons;
  return buttons && { kind: 'answer', value: buttons.means(choice), act };
}

const besides = new Set(['skip', 'keep', 'withoutName']);
