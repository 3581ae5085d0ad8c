import { fold, isArabic, words } from '../../arabic/fold.ts';
import { showField } from '../../fields/field.ts';
import { kindOf, type FieldSpec } from '../../fields/spec.ts';
import type { FieldValue } from '../../fields/value.ts';
import {
  asksInLatin,
  longestName,
  looksLikeName,
  mayAsk,
  wishes,
} from '../../fields/written/closed-class.ts';
import { mayAskUnmarked } from '../../fields/written/unmarked-questions.ts';
import { asksForAFew, mayComplain } from '../../fields/told/complaint.ts';
import { mayPropose } from '../../fields/told/proposal.ts';
import type { Found } from '../../knowledge/knowledge.ts';
import type { House } from '../../voice/house.ts';
import type { Meaning } from '../events.ts';

/** A text at a field, with the value that it would be. */
interface Tried {
  readonly field: FieldSpec;
  readonly text: string;
  readonly value: FieldValue;
  /** The text may say another value. */
  readonly unsure: boolean;
  /** A table holds the value. */
  readonly listed: boolean;
  /** The case is a word to the association, which stands in sight once more when it is signed. */
  readonly isWord: boolean;
}

/** The same, and whether it may ask something as well. */
interface Reading extends Tried {
  readonly asks: boolean;
}

/** So many words a question has at most; whoever writes more tells their story. */
const longestQuestion = 30;
const shortValue = 3;
const shortQuestion = 8;

const noAnswer: Meaning = { kind: 'fault', fault: 'question.noAnswer' };
const questionOf = (answer: string): Meaning => ({ kind: 'question', answer });

/** Whether a value is not what was typed: an introduction came off, or words became a figure. */
function wasRead({ field, text, value }: Reading): boolean {
  const { readsAs } = kindOf(field);
  if (readsAs === 'title') return fold(showField(field, value, 'ar')) !== fold(text);
  return readsAs === 'value' && !/\d/.test(fold(text));
}

/** The answer that a text is; where it was read from other words it is shown. */
const answering = (reading: Reading): Meaning => ({
  kind: 'answer',
  value: reading.value,
  act: 'typed',
  ...(reading.unsure ? { unsure: true } : wasRead(reading) && { read: true }),
});

/** What may be both is put to the member: the answer that the text would be, beside what it may ask for. */
function both(found: Found, { value }: Reading): Meaning {
  if (found.kind === 'sure')
    return { kind: 'maybe', candidates: [{ from: 'answer', id: found.answer }], value };
  return { kind: 'maybe', candidates: found.kind === 'maybe' ? found.candidates : [], value };
}

/** A value for which most of what was said came off: "مشروعي في البكيرية". It is shown. */
const isTakenOut = ({ text, value, unsure }: Reading): boolean =>
  unsure &&
  typeof value === 'string' &&
  looksLikeName(value, longestName) &&
  2 * words(value).length < words(text).length;

/** A name or a place: its form decides. */
function atTitle(house: House, reading: Reading): Meaning {
  const { text, asks, value } = reading;
  if (reading.listed && !asks) return answering(reading);
  const found = house.knowledge.find(text);
  const length = words(text).length;
  if (!asks && found.kind !== 'sure' && isTakenOut(reading)) return answering(reading);
  const fits = !reading.unsure && typeof value === 'string' && looksLikeName(value, longestName);
  if (found.kind === 'sure' && (!fits || asks || length >= 3)) return questionOf(found.answer);
  if (fits && !asks && found.kind !== 'sure') return answering(reading);
  const isTold = typeof value === 'string' && looksLikeName(value, longestName);
  return asks && !isTold && found.kind === 'none' && length > longestName ? noAnswer : both(found, reading);
}

/** A number or a date: a few words without the form of a question are one; more of them may ask for something. */
function atValue(house: House, reading: Reading): Meaning {
  const { text, asks } = reading;
  if (!asks && words(text).length <= shortValue) return answering(reading);
  const found = house.knowledge.find(text);
  if (asks && found.kind === 'sure') return questionOf(found.answer);
  return asks || found.kind === 'sure' ? both(found, reading) : answering(reading);
}

/** A word to the association may be worded as a question: it is what they want to say, where no approved answer surely is what they ask for. */
function atWord(house: House, reading: Reading): Meaning {
  const { asks, text } = reading;
  if (!asks || mayPropose(text) || words(text).length > shortQuestion) return answering(reading);
  const found = house.knowledge.find(text);
  return found.kind === 'sure' ? both(found, reading) : answering(reading);
}

/**
 * A free text and a question can look the same: what is not surely the member's story is put to them. So is what somebody complains of where a name, a place
 * or a thing is asked for.
 */
function atStory(house: House, reading: Reading): Meaning {
  const { field, text } = reading;
  if (reading.isWord) return atWord(house, reading);
  const asks = reading.asks || (asksForAFew(field) && mayComplain(text));
  const length = words(text).length;
  if (length > longestQuestion || (!asks && (length > shortQuestion || wishes(text))))
    return answering(reading);
  const found = house.knowledge.find(text);
  if (reading.asks && found.kind === 'sure') return questionOf(found.answer);
  return asks || found.kind === 'sure' ? both(found, reading) : answering(reading);
}

/** One of a few words that are known. */
function atOption(house: House, reading: Reading): Meaning {
  const found = reading.asks ? house.knowledge.find(reading.text) : undefined;
  return found?.kind === 'sure' ? both(found, reading) : answering(reading);
}

/** Whether a text at a field may be a question: by its form, as everywhere, in Latin letters too; a short one by what it names. */
const asksAtField = (house: House, text: string): boolean =>
  house.knowledge.asks(text) ||
  (words(text).length <= shortQuestion && (mayAsk(text) || mayAskUnmarked(text))) ||
  (!isArabic(text) && asksInLatin(text));

/** Figures in a row, as identifiers have them, in groups too. */
const inFigures = /\d(?:[ .-]?\d){6}/;

/** One of a few words that are known asks by the form of a question alone: «لا لا تتصلون» is a no. So do figures where they are asked for: «… ولا …». */
function asksAt(house: House, field: FieldSpec, text: string): boolean {
  const kind = kindOf(field);
  if (kind.isOwnWords?.(field, text)) return false;
  const { readsAs } = kind;
  const isPlain = readsAs === 'option' || (readsAs === 'identifier' && inFigures.test(fold(text)));
  return isPlain ? house.knowledge.asks(text) : asksAtField(house, text);
}

const readings = {
  identifier: (_house, reading) => answering(reading),
  option: atOption,
  title: atTitle,
  value: atValue,
  story: atStory,
} satisfies Record<string, (house: House, reading: Reading) => Meaning>;

/**
 * What a text at a field means, both readings weighed: the value that it would be, by its form, and the question that it may ask. A question is
 * never a value unless the member says so.
 */
export const weighed = (house: House, tried: Tried): Meaning =>
  readings[kindOf(tried.field).readsAs](house, { asks: asksAt(house, tried.field, tried.text), ...tried });

/** The question that a text is which can be no value of its field; undefined where it asks nothing. */
export function questionInstead(house: House, field: FieldSpec, text: string): Meaning | undefined {
  if (!asksAt(house, field, text)) return undefined;
  const found = house.knowledge.find(text);
  if (found.kind === 'sure') return questionOf(found.answer);
  return found.kind === 'maybe' ? { kind: 'maybe', candidates: found.candidates } : noAnswer;
}
