import { guessAt, mayBeLacking, parseField } from '../../../fields/field.ts';
import { kindOf, type FieldSpec } from '../../../fields/spec.ts';
import { fieldAt } from '../../../voice/house.ts';
import type { Asked } from '../../../voice/question.ts';
import type { Meaning } from '../../events.ts';
import { withoutCourtesies } from '../lexicon.ts';
import type { Reader } from '../reading.ts';

/** A longer text tells a story. */
const longest = 120;
const figures = /[\d٠-٩۰-۹]{3}/u;

/**
 * Whether a text at a field says that the member does not have what it asks for («ما عندي تعريف», «ضاعت الهوية», «بجيبها بعدين»), or does not
 * know it. What is a value of the field is none, nor is a question that an approved answer is sure to answer.
 */
export function lackingAt(reader: Reader, asked: Asked | undefined, text: string): Meaning | undefined {
  const { house, lexicon, now } = reader;
  const field = fieldAt(house, asked?.field);
  if (!field || asked?.kind !== field.type || !mayBeLacking(field)) return undefined;
  if (text.length > longest || figures.test(text)) return undefined;
  if (!lexicon.saysLacking(text) && !isSkip(reader, text)) return undefined;
  const { knowledge } = house;
  if (knowledge.phrased(text) !== undefined || saysSome(field, text, now)) return undefined;
  return knowledge.asks(text) && knowledge.find(text).kind === 'sure' ? undefined : { kind: 'lacks' };
}

/** Whether a text says a value, the likely one at least, or that there is some: «ما أعرف بالضبط، فوق السبعين». */
function saysSome(field: FieldSpec, text: string, now: number): boolean {
  const parsed = parseField(field, text, now);
  if (parsed.ok || parsed.fault === 'roughly') return true;
  return kindOf(field).readsAs === 'value' && guessAt(field, text, now) !== undefined;
}

/** What leaves an optional field out says at any other that there is nothing to answer. */
const isSkip = ({ lexicon }: Reader, text: string): boolean => {
  const folded = withoutCourtesies(text);
  return lexicon.namesOfChoice('skip').some((name) => withoutCourtesies(name) === folded);
};
