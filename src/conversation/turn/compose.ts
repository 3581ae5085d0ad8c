import type { OutgoingMessage, Prompt, ReviewField } from '../../contract/index.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import type { Result } from '../../engine/reply.ts';
import { formIn } from '../../engine/form.ts';
import { messageOf } from '../../outcomes/index.ts';
import { placeOf } from '../../voice/announced.ts';
import { fieldAt, serviceOf, type House } from '../../voice/house.ts';
import { labelOf } from '../../voice/labels.ts';
import {
  broughtLine,
  hashOf,
  maskedFields,
  maskedLine,
  proposedFields,
  reviewFields,
  leftWords,
} from '../../voice/review.ts';
import { steadyAfter, type Asked, type Said } from '../../voice/question.ts';
import type { Speaking } from '../../voice/speaking.ts';
import { spoken } from '../../voice/values.ts';
import { isSecret, isSensitive, maskField } from '../../fields/field.ts';
import { kindOf } from '../../fields/spec.ts';
import { inLang, isolate } from '../../wording/wording.ts';

/** Short remarks stand in one bubble with the question that follows: on a cheap phone every message counts. */
const longestRemark = 220;

/** Puts what a turn decided into words, in order. The result does not depend on the channel. */
export function compose(results: readonly Result[], speaking: Speaking): OutgoingMessage[] {
  const { lang } = speaking;
  const out: OutgoingMessage[] = [];
  let remarks: string[] = [];
  const flush = (): void => {
    if (remarks.length > 0) out.push({ text: remarks.join('\n\n'), lang });
    remarks = [];
  };
  for (const result of results) {
    if (result.type === 'say') {
      const text = words(result.said, speaking);
      if (text.length > longestRemark) flush();
      remarks.push(text);
      if (text.length > longestRemark) flush();
    } else if (result.type === 'asked') {
      out.push(question(result.asked, remarks, speaking));
      remarks = [];
    } else {
      const message = messageOf(result, speaking);
      if (!message) continue;
      flush();
      out.push(message);
    }
  }
  flush();
  return out;
}

function words(said: Said, { house, lang, now, person }: Speaking): string {
  if ('words' in said) return inLang(said.words, lang);
  const values = spoken({ house, lang, now }, said.values);
  const whole = person === undefined ? values : { person, ...values };
  return house.wording.line(lang, 'line' in said ? said.line : said, whole);
}

function question(asked: Asked, remarks: readonly string[], speaking: Speaking): OutgoingMessage {
  const { house, lang } = speaking;
  const { kind } = asked;
  const text = [...remarks, words(asked.said, speaking), ...hints(asked, speaking)];
  const choices = asked.choices?.map((choice) => ({
    id: choice,
    label: labelOf(speaking, asked, choice),
  }));
  const base = {
    lang,
    prompt: promptOf(asked, speaking),
    ...(choices && { choices }),
    ...(mustBeSecret(asked, house) && { secret: true as const }),
  };
  if (asked.proposed) return { ...proposal(asked.proposed, text, speaking), ...base };
  const shown = signedLines(asked, speaking);
  if (!shown) return { text: text.join('\n\n'), ...base };
  const { fields, hidden } = shown;
  const sha256 = hashOf(fields);
  const said = words(asked.said, speaking);
  // What is signed stands below the answers that it speaks of.
  const page = (lines: readonly ReviewField[]): string =>
    (kind === 'sign'
      ? [...remarks, list(lines), said, ...hints(asked, speaking)]
      : [...remarks, said, list(lines)]
    ).join('\n\n');
  return {
    text: page(fields),
    ...base,
    review: { fields, sha256 },
    ...(hidden && { masked: { text: page(hidden), review: { fields: hidden, sha256 } } }),
  };
}

/** What is shown for confirmation or above what is signed, and the same with identifiers masked. */
function signedLines(
  { kind, review, brought }: Asked,
  { house, lang }: Speaking,
): { readonly fields: ReviewField[]; readonly hidden?: ReviewField[] } | undefined {
  if (kind !== 'review' && kind !== 'sign') return undefined;
  const field = brought && fieldAt(house, brought);
  if (field)
    return {
      fields: [broughtLine(field, brought.value, lang)],
      ...(isSensitive(field) && { hidden: [maskedLine(field, brought.value, lang)] }),
    };
  const service = review && serviceOf(house, review.service);
  if (!service) return undefined;
  const { answers } = review;
  const fields = reviewFields(service, { answers, lang, ...leftWords(house.wording, lang) });
  return { fields, hidden: maskedFields(service, fields, { answers, lang }) };
}

/** Where in the form that is under way the question of a field stands; what is asked of a case, or after the form, stands nowhere in it. */
function placeIn({ field }: Asked, { house, answers, form }: Speaking): Pick<Prompt, 'at'> {
  const service = field && field.service === form ? serviceOf(house, form) : undefined;
  return service?.fields.some(({ name }) => name === field?.name)
    ? { at: placeOf(service, field?.name ?? '', answers) }
    : {};
}

function promptOf(asked: Asked, speaking: Speaking): Prompt {
  const { id, flow, step, kind, field, beside, steady } = asked;
  return {
    id,
    flow,
    step,
    ...(field && { field: field.name }),
    kind,
    ...(beside && { beside }),
    ...placeIn(asked, speaking),
    ...(steady && { settles: { after: steadyAfter, choices: steady } }),
  };
}

/** What was read from one message, line by line. */
function proposal(
  { service: id, answers }: NonNullable<Asked['proposed']>,
  before: readonly string[],
  { house, lang }: Speaking,
): Pick<OutgoingMessage, 'text' | 'masked'> {
  const service = serviceOf(house, id);
  if (!service) return { text: before.join('\n\n') };
  const fields = proposedFields(service, { answers, lang });
  const page = (lines: typeof fields): string => [...before, list(lines)].join('\n\n');
  return { text: page(fields), masked: { text: page(maskedFields(service, fields, { answers, lang })) } };
}

function mustBeSecret({ field }: Asked, house: House): boolean {
  const spec = fieldAt(house, field);
  return spec !== undefined && isSecret(spec);
}

const list = (fields: readonly { label: string; shown: string }[]): string =>
  fields
    .map(({ label, shown }, i) => `${fields.length > 1 ? `${i + 1}. ` : ''}${label}: ${isolate(shown)}`)
    .join('\n');

function hints(asked: Asked, { house, lang, answers }: Speaking): string[] {
  if (asked.kind === 'sign') return [house.wording.line(lang, 'request.signHint')];
  const field = fieldAt(house, asked.field);
  if (!field) return [];
  const before = answers[field.name];
  const found: string[] = [];
  if (before !== undefined && asked.choices?.includes('keep'))
    found.push(
      house.wording.line(lang, 'request.before', {
        value: before === null ? house.wording.line(lang, 'request.leftOut') : maskField(field, before, lang),
      }),
    );
  const ground = kindOf(field).ground?.(field);
  if (ground) found.push(house.wording.line(lang, 'request.ground', { ground: inLang(ground, lang) }));
  if (field.optional) found.push(house.wording.line(lang, 'request.skipHint'));
  return found;
}

/** The form that is on top, and its answers, for naming an earlier one. */
function formOf({ stack }: Dialogue): Pick<Speaking, 'answers' | 'form'> {
  const top = stack.at(-1);
  const form = top && formIn(top);
  return form ? { answers: form.answers, form: form.service } : { answers: {} };
}

/** Whether a form is under way of a service that is kept from some of the staff: it may be about one of them. */
const isGuarded = (house: House, { stack }: Dialogue): boolean =>
  stack.some((frame) => serviceOf(house, formIn(frame)?.service ?? '')?.readBy !== undefined);

/** By what a dialogue is put into words at a moment. */
export function speakingIn(house: House, dialogue: Dialogue, now: number): Speaking {
  const { lang } = dialogue.facts;
  const person = isGuarded(house, dialogue) ? house.wording.line(lang, 'handover.somebody') : undefined;
  return { house, lang, now, ...formOf(dialogue), ...(person !== undefined && { person }) };
}
