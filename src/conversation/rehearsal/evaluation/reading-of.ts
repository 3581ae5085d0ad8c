import type { Command } from '../../../engine/understand/lexicon.ts';
import type { Meaning } from '../../../engine/events.ts';
import type { FieldValue } from '../../../fields/value.ts';

/** What a message was taken for. */
export const readings = [
  'urgent',
  'command',
  'correction',
  'status',
  'courtesy',
  'article',
  'value',
  'question',
  'need',
  'unclear',
] as const;

/** What a meaning is in an evaluation; `value` is what it puts at the field that was open. */
export interface Reading {
  readonly kind: (typeof readings)[number];
  readonly sub?: string;
  /** What somebody may be in danger of. */
  readonly urgent?: string;
  readonly service?: string;
  readonly value?: FieldValue;
  /** What is shown for one yes, by field. */
  readonly values?: Readonly<Record<string, FieldValue>>;
}

/** Commands that go by another name, or are courtesies. */
const named: Partial<Record<Command, Reading>> = {
  waitNoMore: { kind: 'command', sub: 'cancel' },
  greeting: { kind: 'courtesy', sub: 'greeting' },
  thanks: { kind: 'courtesy', sub: 'thanks' },
};

/** Flows that are called by words, by their choice in the menu. */
const called: Readonly<Record<string, Reading>> = {
  track: { kind: 'status' },
  request: { kind: 'need' },
  person: { kind: 'command', sub: 'person' },
};

/** Choices that are a reading by another name. */
const chosen: Readonly<Record<string, Reading>> = {
  track: { kind: 'status' },
  leaveQueue: { kind: 'command', sub: 'cancel' },
};

/** Tells a flow's choice in the menu. */
type ChoiceOf = (flow: string) => string | undefined;
type ReadingsOf = {
  readonly [K in Meaning['kind']]: (
    meaning: Extract<Meaning, { readonly kind: K }>,
    choiceOf: ChoiceOf,
  ) => Reading;
};
const unclear = (): Reading => ({ kind: 'unclear' });

/** Every kind of meaning has its place here. */
const readingsOf: ReadingsOf = {
  command: ({ command }) => named[command] ?? { kind: 'command', sub: command },
  flow({ flow }, choiceOf) {
    const choice = choiceOf(flow) ?? flow;
    return called[choice] ?? { kind: 'command', sub: choice };
  },
  status: () => ({ kind: 'status' }),
  courtesy: ({ which }) => ({ kind: 'courtesy', sub: which }),
  need: () => ({ kind: 'need' }),
  urgent: ({ category, class: sub }) => ({ kind: 'urgent', sub, urgent: category }),
  withheld: () => ({ kind: 'question' }),
  person: () => ({ kind: 'command', sub: 'person' }),
  choice: ({ choice }) => chosen[choice] ?? { kind: 'command', sub: choice },
  answer: ({ value }) => ({ kind: 'value', value }),
  correct: ({ field, value }) => ({
    kind: 'correction',
    sub: field,
    ...(value !== undefined && { values: { [field]: value } }),
  }),
  service: ({ service }) => ({ kind: 'need', service }),
  reference: () => ({ kind: 'status' }),
  question: () => ({ kind: 'question' }),
  article: () => ({ kind: 'article' }),
  unanswered: () => ({ kind: 'question' }),
  maybe: ({ candidates, value }) =>
    value === undefined
      ? { kind: 'question' }
      : { kind: candidates.length === 0 ? 'value' : 'question', value },
  several: ({ values, service }) => ({ kind: 'value', values, ...(service !== undefined && { service }) }),
  early: ({ meaning }, choiceOf) => readingOf(meaning, choiceOf),
  words: () => ({ kind: 'value' }),
  fault: ({ fault }) => ({ kind: fault === 'question.noAnswer' ? 'question' : 'unclear' }),
  ownNumber: () => ({ kind: 'value' }),
  lacks: unclear,
  file: unclear,
  unsupported: unclear,
  stale: unclear,
  elsewhere: unclear,
  sameAgain: unclear,
  hasty: unclear,
  nothing: unclear,
  unclear,
};

/** What a meaning is. */
export function readingOf(meaning: Meaning, choiceOf: ChoiceOf): Reading {
  const read = readingsOf[meaning.kind] as (one: Meaning, choices: ChoiceOf) => Reading;
  return read(meaning, choiceOf);
}
