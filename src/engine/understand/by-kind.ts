import { plain } from '../../arabic/clean.ts';
import { fold } from '../../arabic/fold.ts';
import { pick, placeNamed } from '../../fields/choice.ts';
import { onlyRow } from '../../fields/written/figure-groups.ts';
import { phoneIn } from '../../fields/kinds/mobile.ts';
import { yesOrNo } from '../../fields/yes-no.ts';
import type { House } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import { yesAndNo } from '../../voice/question-kinds.ts';
import { isReference } from '../../voice/reference.ts';
import type { Meaning } from '../events.ts';
import { fieldNamed } from './fields-named.ts';
import { correctionIn } from './lexicon.ts';
import { understandRating } from './rating.ts';
import { serviceCalled } from './intents/service-said.ts';

/** "رقم ٨ غلط": the place of an answer without what is said of it. */
const withoutBlame = (text: string): string =>
  fold(text)
    .replace(/^(?:الجواب|جواب|السوال|النقطه|البند|السطر|الفقره) /u, '')
    .replace(/ (?:غلط|خطا|مو صحيح|مب صحيح|غير صحيح|فيه غلط|فيها غلط|فيه خطا|مو صح|is wrong|wrong)$/u, '');

function understandReview(house: House, asked: Asked, text: string): Meaning | undefined {
  const correction = correctionIn(text);
  const byName = fieldNamed(house, asked, withoutBlame(correction ?? text));
  if (byName !== undefined) return { kind: 'correct', field: byName };
  const said = yesOrNo(text);
  return said === undefined
    ? undefined
    : { kind: 'choice', choice: said ? 'confirm' : 'correct', act: 'typed' };
}

/** So many letters stand beside a reference number that a message is about, where it was not asked for. */
const mostBeside = 20;

type ReadingOf = (house: House, asked: Asked, text: string) => Meaning | undefined;

const readReference: ReadingOf = (_house, _asked, text) => {
  const reference = onlyRow(text, isReference);
  if (reference !== undefined) return { kind: 'reference', reference };
  return /\d/.test(plain(text)) ? { kind: 'fault', fault: 'reference.wrong' } : undefined;
};

/** Another reference, or the own number: what was typed proves nothing, but a channel may have proved it with this very message. */
const readProof: ReadingOf = (house, asked, text) => {
  const digits = plain(text).replace(/\D/g, '');
  const found = readReference(house, asked, text);
  return found?.kind === 'fault' && digits.length > 8
    ? { kind: 'answer', value: digits, act: 'typed' }
    : found;
};

const readFigures: ReadingOf = (_house, { figures, choices }, text) => {
  const meant = figures && onlyRow(text, (row) => row.length === figures.count);
  const digits = meant ?? plain(text).replace(/\D/g, '');
  // Beside buttons words are no figures.
  if (choices && digits === '') return undefined;
  if (!figures || digits.length === figures.count) return { kind: 'answer', value: digits, act: 'typed' };
  return { kind: 'fault', fault: figures.fault };
};

const readYesOrNo: ReadingOf = (_house, asked, text) => {
  const choices = yesAndNo(asked.kind, asked.choices ?? []);
  if (!choices) return undefined;
  const said = yesOrNo(text);
  if (said === undefined) return undefined;
  const choice = choices[said ? 0 : 1];
  return choice === undefined ? undefined : { kind: 'choice', choice, act: 'typed', words: text };
};

/** A mobile or another telephone of the kingdom, to be called; where buttons stand beside it, yes and no too. */
const readCallNumber: ReadingOf = (house, asked, text) => {
  const said = phoneIn(text);
  if (said.kind === 'phone') return { kind: 'answer', value: said.number, act: 'typed' };
  if (said.kind === 'fault') return { kind: 'fault', fault: `mobile.${said.fault}`, args: said.args };
  return asked.choices ? readYesOrNo(house, asked, text) : { kind: 'fault', fault: 'mobile.noDigits' };
};

function referenceBeside(text: string): Meaning | undefined {
  const reference = onlyRow(text, isReference);
  const beside = plain(text).replace(/[\d\s-]/g, '').length;
  return reference === undefined || beside > mostBeside ? undefined : { kind: 'reference', reference };
}

/** As many figures as a reference has, alone or named: whoever mistyped one asks for their request all the same. */
const mistypedReference = /^\d{3}[\s-]?\d{4}$/;
const namedReference =
  /^(?=.*(?:رقم|طلب|معامل|تتبع|متابع|مرجع|reference|request|track))\D{0,30}(?<!\d)\d{3}[\s-]?\d{4}\D{0,12}$/i;
const asksForRequest = (text: string): boolean =>
  mistypedReference.test(plain(text)) || namedReference.test(plain(text));

const readMenu: ReadingOf = ({ association }, _asked, text) => {
  const named = association.services.map(({ id, title, alsoCalled }) => ({
    id,
    names: [title.ar, title.en ?? '', ...alsoCalled].filter(Boolean),
  }));
  const service = placeNamed(text) === undefined ? pick(named, text) : undefined;
  if (service !== undefined) return serviceCalled({ association }, service, text);
  return referenceBeside(text) ?? (asksForRequest(text) ? { kind: 'status' } : undefined);
};

/** What is read besides buttons, by the kind of question; figures where they are counted; everywhere else yes and no. */
const readers: Partial<Record<Asked['kind'], ReadingOf>> = {
  review: understandReview,
  rating: (_house, _asked, text) => understandRating(text),
  reference: readReference,
  proof: readProof,
  callNumber: readCallNumber,
  menu: readMenu,
};
export const byKind: ReadingOf = (house, asked, text) =>
  (asked.figures ? readFigures : (readers[asked.kind] ?? readYesOrNo))(house, asked, text) ??
  (asked.reference ? referenceBeside(text) : undefined);
