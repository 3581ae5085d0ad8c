import { plain } from '../../arabic/clean.ts';
import { words } from '../../arabic/fold.ts';
import { pick, placeNamed, type Option } from '../../fields/choice.ts';
import { parseField } from '../../fields/field.ts';
import { kindNamed, kindOf, type FieldSpec } from '../../fields/spec.ts';
import type { Parsed } from '../../fields/value.ts';
import { yesOrNo } from '../../fields/yes-no.ts';
import type { Asked } from '../../voice/question.ts';
import type { Meaning } from '../events.ts';
import { fieldOf, serviceOf, type House } from '../../voice/house.ts';
import { labelsOf } from '../../voice/labels.ts';
import { yesAndNo } from '../../voice/question-kinds.ts';
import { isReference } from '../../voice/reference.ts';
import { isAsked } from '../../voice/review.ts';
import { bare, correctionIn, type Lexicon } from './lexicon.ts';

const unclear: Meaning = { kind: 'unclear' };

/** By what texts are understood: the association's voice, what members type, and the moment (milliseconds since the epoch). */
export interface Reader {
  readonly house: House;
  readonly lexicon: Lexicon;
  readonly now: number;
}

function optionsOf({ house, lexicon }: Reader, asked: Asked): Option[] {
  return (asked.choices ?? []).map((id) => ({
    id,
    names: [...labelsOf(house, asked, id), ...lexicon.namesOfChoice(id)],
  }));
}

/** Which fields can be named now, in the order of the review. */
function fieldsToCorrect(house: House, asked: Asked): FieldSpec[] {
  const service = serviceOf(house, asked.review?.service ?? asked.field?.service ?? '');
  const answers = asked.review?.answers;
  return (service?.fields ?? []).filter((field) => answers === undefined || isAsked(field, answers));
}

function fieldNamed(house: House, asked: Asked, text: string): string | undefined {
  const fields = fieldsToCorrect(house, asked);
  return pick(
    fields.map((field) => ({
      id: field.name,
      names: [field.label.ar, field.label.en ?? '', ...field.alsoCalled].filter(Boolean),
    })),
    text,
  );
}

/** What the approved answers know about a text: an answer, several that may be meant, or nothing. */
function questionIn(house: House, text: string): Meaning | undefined {
  const found = house.knowledge.ask(text);
  if (found.kind === 'sure') return { kind: 'question', answer: found.answer };
  return found.kind === 'maybe' ? { kind: 'maybe', candidates: found.candidates } : undefined;
}

/** So many words a question has at most; whoever writes more tells his story. */
const longestQuestion = 16;
const shortQuestion = 10;
const noAnswer: Meaning = { kind: 'fault', fault: 'question.noAnswer' };

/** A text at a field, with what it would be as its value. */
interface Tried {
  readonly field: FieldSpec;
  readonly text: string;
  readonly parsed: Parsed;
}

/** A text that has the form of a question, at a field: it never becomes a value unless nothing else can be meant. */
function questionAtField(house: House, { field, text, parsed }: Tried): Meaning | undefined {
  const length = words(text).length;
  const answer: Meaning | undefined = parsed.ok
    ? { kind: 'answer', value: parsed.value, act: 'typed' }
    : undefined;
  const { readsAs } = kindOf(field);
  if (answer && readsAs === 'identifier') return answer;
  const question = questionIn(house, text);
  if (readsAs === 'story') return questionAtText(question, parsed, length);
  if (question?.kind === 'question') return question;
  if (answer && (readsAs === 'option' || (readsAs !== 'title' && length <= 3))) return answer;
  return question ?? noAnswer;
}

/** At a free text a question and an answer can look the same: what is not surely a question is put to the member. */
function questionAtText(question: Meaning | undefined, parsed: Parsed, length: number): Meaning | undefined {
  if (length > longestQuestion) return undefined;
  if (question?.kind === 'question') return question;
  if (length > shortQuestion || !parsed.ok) return undefined;
  const candidates = question?.kind === 'maybe' ? question.candidates : [];
  return { kind: 'maybe', candidates, value: parsed.value };
}

function understandField(
  reader: Reader,
  { asked, field }: { readonly asked: Asked; readonly field: FieldSpec },
  text: string,
): Meaning {
  const { house, now } = reader;
  const phrased = house.knowledge.phrased(text);
  if (phrased !== undefined) return { kind: 'question', answer: phrased };
  const correction = correctionIn(text);
  const corrected = correction === undefined ? undefined : fieldNamed(house, asked, correction);
  if (corrected !== undefined) return { kind: 'correct', field: corrected };
  const parsed = parseField(field, text, now);
  const question = house.knowledge.asks(text)
    ? questionAtField(house, { field, text, parsed })
    : titleAtField(house, field, text);
  if (question) return question;
  if (parsed.ok) return { kind: 'answer', value: parsed.value, act: 'typed' };
  const button = placeNamed(text) === undefined ? undefined : pick(optionsOf(reader, asked), text);
  if (button !== undefined) return choiceOf(asked, button, text);
  const found = questionIn(house, text);
  if (found?.kind === 'question') return found;
  return { kind: 'fault', fault: `${field.type}.${parsed.fault}`, ...(parsed.args && { args: parsed.args }) };
}

/** A question put as a bare title ("مدة الرد على الطلب") where a name or a place is asked for. */
function titleAtField(house: House, field: FieldSpec, text: string): Meaning | undefined {
  if (kindOf(field).readsAs !== 'title' || words(text).length < 3) return undefined;
  const found = questionIn(house, text);
  return found?.kind === 'question' ? found : undefined;
}

function understandReview(house: House, asked: Asked, text: string): Meaning | undefined {
  const correction = correctionIn(text);
  const byName = fieldNamed(house, asked, correction ?? text);
  if (byName !== undefined) return { kind: 'correct', field: byName };
  const said = yesOrNo(text);
  return said === undefined
    ? undefined
    : { kind: 'choice', choice: said ? 'confirm' : 'correct', act: 'typed' };
}

const stars = /^(?:⭐️?|★|🌟)+$/u;
function understandRating(text: string): Meaning | undefined {
  const trimmed = text.trim();
  const count = stars.test(trimmed) ? Array.from(trimmed.replace(/\ufe0f/g, '')).length : placeNamed(text);
  if (count === undefined) return undefined;
  return count >= 1 && count <= 5 ? { kind: 'choice', choice: `score-${count}`, act: 'typed' } : unclear;
}

/** The figures of a reference number that stands alone in a message. */
function referenceIn(text: string): string | undefined {
  const digits = plain(text).replace(/\D/g, '');
  return isReference(digits) && plain(text).replace(/[\d\s-]/g, '').length <= 20 ? digits : undefined;
}

/** The service whose title or other name a text is, letter for letter after folding. */
function serviceNamed(house: House, asked: Asked | undefined, text: string): Meaning | undefined {
  if (asked?.kind !== 'menu' && asked?.kind !== 'service') return undefined;
  const folded = bare(text);
  const named = house.association.services.filter(({ title, alsoCalled }) =>
    [title.ar, title.en ?? '', ...alsoCalled].some((name) => name !== '' && bare(name) === folded),
  );
  return named.length === 1 && named[0] ? { kind: 'service', service: named[0].id } : undefined;
}

/** At buttons a word or two that fit none of them are no question: only what has the form of one, or is surely known, is taken for it. */
function questionBeside(house: House, asked: Asked, text: string): Meaning | undefined {
  const found = questionIn(house, text);
  const open = asked.kind === 'menu' || kindNamed(asked.kind)?.readsAs === 'story';
  if (found === undefined || open || house.knowledge.asks(text)) return found;
  return found.kind === 'question' && words(text).length >= 3 ? found : undefined;
}

type ReadingOf = (house: House, asked: Asked, text: string) => Meaning | undefined;

const readReference: ReadingOf = (_house, _asked, text) => {
  const reference = referenceIn(text);
  if (reference !== undefined) return { kind: 'reference', reference };
  return /\d/.test(plain(text)) ? { kind: 'fault', fault: 'reference.wrong' } : undefined;
};

const readFigures: ReadingOf = (_house, { figures }, text) => {
  const digits = plain(text).replace(/\D/g, '');
  if (!figures || digits.length === figures.count) return { kind: 'answer', value: digits, act: 'typed' };
  return { kind: 'fault', fault: figures.fault };
};

const readMenu: ReadingOf = ({ association }, _asked, text) => {
  const named = association.services.map(({ id, title, alsoCalled }) => ({
    id,
    names: [title.ar, title.en ?? '', ...alsoCalled].filter(Boolean),
  }));
  const service = placeNamed(text) === undefined ? pick(named, text) : undefined;
  if (service !== undefined) return { kind: 'service', service };
  const reference = referenceIn(text);
  return reference === undefined ? undefined : { kind: 'reference', reference };
};

const readYesOrNo: ReadingOf = (_house, asked, text) => {
  const choices = yesAndNo(asked.kind, asked.choices ?? []);
  if (!choices) return undefined;
  const said = yesOrNo(text);
  if (said === undefined) return undefined;
  const [yes, no] = choices;
  return { kind: 'choice', choice: said ? yes : no, act: 'typed', words: text };
};

/** What is read besides buttons, by the kind of question; figures where they are counted; everywhere else yes and no. */
const readers: Partial<Record<Asked['kind'], ReadingOf>> = {
  review: understandReview,
  rating: (_house, _asked, text) => understandRating(text),
  reference: readReference,
  menu: readMenu,
};
const byKind: ReadingOf = (house, asked, text) =>
  (asked.figures ? readFigures : (readers[asked.kind] ?? readYesOrNo))(house, asked, text);

/**
 * What a text means at the question that is open. In order: a choice by its very name, a command, an approved question letter for letter,
 * a value of the kind asked for, a choice by a near name, a question that has an answer.
 */
export function understand(reader: Reader, asked: Asked | undefined, text: string): Meaning {
  const { house, lexicon } = reader;
  if (plain(text) === '') return { kind: 'nothing' };
  const options = asked ? optionsOf(reader, asked) : [];
  const folded = bare(text);
  const exact =
    folded === '' ? [] : options.filter((option) => option.names.some((name) => bare(name) === folded));
  if (exact.length === 1 && exact[0]) return choiceOf(asked, exact[0].id, text);
  const service = serviceNamed(house, asked, text);
  if (service) return service;
  const flow = lexicon.flowIn(text);
  if (flow !== undefined) return { kind: 'flow', flow };
  const command = lexicon.commandIn(text) ?? (isZero(text) && !takesNought(asked) ? 'menu' : undefined);
  if (command && !(asked?.kind === 'comment' && social.has(command))) return { kind: 'command', command };
  if (!asked) return questionIn(house, text) ?? unclear;
  const field = asked.field && fieldOf(serviceOf(house, asked.field.service), asked.field.name);
  if (field && asked.kind === field.type) return understandField(reader, { asked, field }, text);
  if (asked.kind === 'comment') {
    const question = house.knowledge.asks(text) ? questionIn(house, text) : undefined;
    return question?.kind === 'question' ? question : { kind: 'words', text };
  }
  const phrased = house.knowledge.phrased(text);
  if (phrased !== undefined) return { kind: 'question', answer: phrased };
  const special = byKind(house, asked, text);
  if (special && special.kind !== 'fault') return special;
  const chosen = pick(options, text);
  if (chosen !== undefined) return choiceOf(asked, chosen, text);
  return questionBeside(house, asked, text) ?? special ?? unclear;
}

/** On the telephone nought leads to the menu, and some expect it here. Where a number is asked for it is a number. */
const isZero = (text: string): boolean => plain(text) === '0';
const takesNought = (asked: Asked | undefined): boolean =>
  asked !== undefined && kindNamed(asked.kind)?.takesNought === true;

/** Courtesies: they are a comment when a comment is asked for. */
const social: ReadonlySet<string> = new Set(['greeting', 'thanks']);

const choiceOf = (asked: Asked | undefined, choice: string, words: string): Meaning =>
  (asked && valueOf(asked, choice, 'typed')) ?? { kind: 'choice', choice, act: 'typed', words };

/** A choice at a field is its value: the option's id, or true and false. Choices beside the field (skip, keep) stay choices. */
export function valueOf(asked: Asked, choice: string, act: 'tap' | 'typed'): Meaning | undefined {
  if (!asked.field || besides.has(choice)) return undefined;
  const buttons = kindNamed(asked.kind)?.buttons;
  return buttons && { kind: 'answer', value: buttons.means(choice), act };
}

const besides = new Set(['skip', 'keep']);
