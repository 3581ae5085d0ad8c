import type { Lang, OutgoingMessage, Receipt } from '../contract/index.ts';
import type { Dialogue } from '../engine/dialogue.ts';
import type { Asked, KnownRequest, Result, Said } from '../engine/effects.ts';
import { fieldOf, serviceOf, type House } from '../engine/house.ts';
import { labelOf } from '../engine/labels.ts';
import { showReference } from '../engine/reference.ts';
import { hashOf, maskedFields, reviewFields, type Answers } from '../engine/review.ts';
import { bothCalendars, spoken } from '../engine/values.ts';
import { maskField } from '../fields/field.ts';
import { inLang, isolate } from '../wording/wording.ts';

interface Around {
  readonly house: House;
  readonly lang: Lang;
  readonly now: number;
  /** Answers of the form under way, by field: an earlier answer is named when its field is asked again. */
  readonly answers: Answers;
}

/** Short remarks stand in one bubble with the question that follows: on a cheap phone every message counts. */
const longestRemark = 220;

/** Puts what a turn decided into words, in order. The result does not depend on the channel. */
export function compose(results: readonly Result[], around: Around): OutgoingMessage[] {
  const { lang } = around;
  const out: OutgoingMessage[] = [];
  let remarks: string[] = [];
  const flush = (): void => {
    if (remarks.length > 0) out.push({ text: remarks.join('\n\n'), lang });
    remarks = [];
  };
  for (const result of results) {
    switch (result.type) {
      case 'say': {
        const text = words(result.said, around);
        if (text.length > longestRemark) flush();
        remarks.push(text);
        if (text.length > longestRemark) flush();
        break;
      }
      case 'answer':
        flush();
        out.push({ text: answerText(result.candidate, around), lang });
        break;
      case 'status':
        flush();
        out.push({ text: statusText(result.request, around), lang });
        break;
      case 'receipt':
        flush();
        out.push(receiptMessage(result, around));
        break;
      case 'asked':
        out.push(question(result.asked, remarks, around));
        remarks = [];
        break;
      case 'submit':
      case 'withdraw':
      case 'offerLink':
      case 'handOver':
      case 'stopWaiting':
      case 'putOff':
      case 'consent':
      case 'optOut':
      case 'rate':
      case 'askRating':
      case 'comment':
        break;
    }
  }
  flush();
  return out;
}

const words = (said: Said, { house, lang, now }: Around): string =>
  'words' in said
    ? inLang(said.words, lang)
    : house.wording.line(lang, said.line, spoken(house, lang, said.values, now));

function question(asked: Asked, remarks: readonly string[], around: Around): OutgoingMessage {
  const { house, lang } = around;
  const { id, flow, step, kind, field } = asked;
  const text = [...remarks, words(asked.said, around), ...hints(asked, around)];
  const choices = asked.choices?.map((choice) => ({
    id: choice,
    label: labelOf(house, asked, choice, lang),
  }));
  const base = {
    lang,
    prompt: { id, flow, step, ...(field && { field: field.name }), kind },
    ...(choices && { choices }),
    ...(isSecret(asked, house) && { secret: true as const }),
  };
  const service = kind === 'review' && asked.review ? serviceOf(house, asked.review.service) : undefined;
  if (!service || !asked.review) return { text: text.join('\n\n'), ...base };
  const fields = reviewFields(
    service,
    asked.review.answers,
    lang,
    house.wording.line(lang, 'request.leftOut'),
  );
  const hidden = maskedFields(service, fields, asked.review.answers, lang);
  const sha256 = hashOf(fields);
  const page = (lines: typeof fields): string =>
    [...remarks, words(asked.said, around), list(lines)].join('\n\n');
  return {
    text: page(fields),
    ...base,
    review: { fields, sha256 },
    masked: { text: page(hidden), review: { fields: hidden, sha256 } },
  };
}

const secretKinds: ReadonlySet<string> = new Set(['nationalId', 'iqama', 'iban']);

/** A mobile number is no secret on the channel that goes by it. */
function isSecret({ kind, field }: Asked, house: House): boolean {
  if (secretKinds.has(kind)) return true;
  return field ? (fieldOf(serviceOf(house, field.service), field.name)?.sensitive ?? false) : false;
}

const list = (fields: readonly { label: string; shown: string }[]): string =>
  fields.map((field, i) => `${i + 1}. ${field.label}: ${isolate(field.shown)}`).join('\n');

function hints(asked: Asked, { house, lang, answers }: Around): string[] {
  if (asked.kind === 'sign') return [house.wording.line(lang, 'request.signHint')];
  const field = asked.field && fieldOf(serviceOf(house, asked.field.service), asked.field.name);
  if (!field) return [];
  const before = answers[field.name];
  const found: string[] = [];
  if (before !== undefined && asked.choices?.includes('keep'))
    found.push(
      house.wording.line(lang, 'request.before', {
        value: before === null ? house.wording.line(lang, 'request.leftOut') : maskField(field, before, lang),
      }),
    );
  if (field.optional) found.push(house.wording.line(lang, 'request.skipHint'));
  return found;
}

function answerText(
  { from, id }: { from: 'answer' | 'clause'; id: string },
  { house, lang }: Around,
): string {
  const { answers, clauses, pack } = house.association;
  const answer = from === 'answer' ? answers.find((one) => one.id === id) : undefined;
  const clause = clauses.find((one) => one.id === (answer ? answer.clause : id));
  const body = answer
    ? inLang(answer.answer, lang)
    : house.wording.line(lang, 'inquiry.clause', { text: clause ? inLang(clause.text, lang) : '' });
  const source = clause
    ? house.wording.line(lang, 'inquiry.source', {
        title: inLang(pack.document.title, lang),
        place: inLang(clause.place, lang),
      })
    : house.wording.line(lang, 'inquiry.approved');
  const service = answer?.service === undefined ? undefined : serviceOf(house, answer.service);
  const lead = service
    ? [house.wording.line(lang, 'inquiry.leadsTo', { service: inLang(service.title, lang) })]
    : [];
  return [body, ...lead, source].join('\n\n');
}

function statusText(request: KnownRequest, { house, lang }: Around): string {
  const service = serviceOf(house, request.service);
  const sent = bothCalendars(request.submittedOn, lang);
  const text = house.wording.line(lang, 'tracking.status', {
    reference: showReference(request.reference),
    service: service ? inLang(service.title, lang) : request.service,
    sent: lang === 'ar' ? `${sent.hijri} (${sent.gregorian})` : `${sent.gregorian} (${sent.hijri})`,
    status: house.wording.line(lang, `status.${request.status}`),
  });
  if (request.promisedOn === undefined || request.status !== 'submitted') return text;
  return `${text}\n${house.wording.line(lang, 'tracking.promised', bothCalendars(request.promisedOn, lang))}`;
}

function receiptMessage(
  { reference, replyOn, told }: Extract<Result, { type: 'receipt' }>,
  { house, lang }: Around,
): OutgoingMessage {
  const committee = inLang(house.association.pack.procedure.committee.name, lang);
  const promise = told
    ? house.wording.line(lang, 'request.receiptPromise', bothCalendars(replyOn, lang))
    : house.wording.line(lang, 'request.receiptNoPromise');
  const receipt: Receipt = { reference, ...(told && { promisedOn: replyOn }), committee };
  const text = [
    house.wording.line(lang, 'request.receipt', { reference: showReference(reference) }),
    promise,
    house.wording.line(lang, 'request.receiptKeep'),
  ];
  return { text: text.join('\n\n'), lang, receipt };
}

/** The answers of the form that is on top, for naming an earlier answer. */
export function answersOf(dialogue: Dialogue): Answers {
  const answers = dialogue.stack.at(-1)?.context['answers'];
  return typeof answers === 'object' && answers !== null ? (answers as unknown as Answers) : {};
}
