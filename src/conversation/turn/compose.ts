import type { OutgoingMessage } from '../../contract/index.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import type { Result } from '../../engine/effects.ts';
import { formIn } from '../../engine/form.ts';
import { messageOf } from '../../outcomes/index.ts';
import { fieldOf, serviceOf, type House } from '../../voice/house.ts';
import { labelOf } from '../../voice/labels.ts';
import { hashOf, maskedFields, reviewFields, type Answers } from '../../voice/review.ts';
import type { Asked, Said } from '../../voice/question.ts';
import type { Speaking } from '../../voice/speaking.ts';
import { spoken } from '../../voice/values.ts';
import { isSecret, maskField } from '../../fields/field.ts';
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

const words = (said: Said, { house, lang, now }: Speaking): string =>
  'words' in said
    ? inLang(said.words, lang)
    : house.wording.line(lang, 'line' in said ? said.line : said, spoken({ house, lang, now }, said.values));

function question(asked: Asked, remarks: readonly string[], speaking: Speaking): OutgoingMessage {
  const { house, lang } = speaking;
  const { id, flow, step, kind, field } = asked;
  const text = [...remarks, words(asked.said, speaking), ...hints(asked, speaking)];
  const choices = asked.choices?.map((choice) => ({
    id: choice,
    label: labelOf(speaking, asked, choice),
  }));
  const base = {
    lang,
    prompt: { id, flow, step, ...(field && { field: field.name }), kind },
    ...(choices && { choices }),
    ...(mustBeSecret(asked, house) && { secret: true as const }),
  };
  const service = kind === 'review' && asked.review ? serviceOf(house, asked.review.service) : undefined;
  if (!service || !asked.review) return { text: text.join('\n\n'), ...base };
  const fields = reviewFields(service, {
    answers: asked.review.answers,
    lang,
    nothing: house.wording.line(lang, 'request.leftOut'),
  });
  const hidden = maskedFields(service, fields, { answers: asked.review.answers, lang });
  const sha256 = hashOf(fields);
  const page = (lines: typeof fields): string =>
    [...remarks, words(asked.said, speaking), list(lines)].join('\n\n');
  return {
    text: page(fields),
    ...base,
    review: { fields, sha256 },
    masked: { text: page(hidden), review: { fields: hidden, sha256 } },
  };
}

function mustBeSecret({ field }: Asked, house: House): boolean {
  const spec = field && fieldOf(serviceOf(house, field.service), field.name);
  return spec !== undefined && isSecret(spec);
}

const list = (fields: readonly { label: string; shown: string }[]): string =>
  fields.map((field, i) => `${i + 1}. ${field.label}: ${isolate(field.shown)}`).join('\n');

function hints(asked: Asked, { house, lang, answers }: Speaking): string[] {
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

/** The answers of the form that is on top, for naming an earlier answer. */
export function answersOf({ stack }: Dialogue): Answers {
  const top = stack.at(-1);
  return (top && formIn(top)?.answers) ?? {};
}
