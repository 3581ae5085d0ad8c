import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Lang, ReviewField } from '../contract/index.ts';
import type { Service } from '../association/schema.ts';
import { isSensitive, maskField, showField } from '../fields/field.ts';
import { kindOf, type FieldSpec } from '../fields/spec.ts';
import type { FieldValue } from '../fields/value.ts';
import type { Json } from '../kernel/json.ts';
import { anyFieldOf, asBegun } from './house.ts';
import { inLang, type Wording } from '../wording/wording.ts';

export type Answers = Readonly<Record<string, FieldValue | null>>;

function holds({ field, is }: NonNullable<FieldSpec['when']>, answers: Answers): boolean {
  const value = answers[field];
  return (typeof value === 'string' || typeof value === 'boolean') && is.includes(value);
}

/** Whether a field is asked at all, given the answers before it. */
export const isAsked = ({ when }: FieldSpec, answers: Answers): boolean => !when || holds(when, answers);

/** Whether a field belongs to what is sent: it is asked, or was answered in a form that was begun when it still was. */
export const belongs = (field: FieldSpec, answers: Answers): boolean =>
  isAsked(field, answers) || (answers[field.name] ?? null) !== null;

/** Whether a case is a word to the association that claims nothing, given its answers. */
export const isBrief = ({ brief }: Pick<Service, 'brief'>, answers: Answers): boolean =>
  brief !== undefined && holds(brief, answers);

/** Whether whoever sends a case may leave their name out of this field, given the answers. */
export const mayBeNameless = (service: Pick<Service, 'brief'>, field: FieldSpec, answers: Answers): boolean =>
  kindOf(field).saysWho === true && isBrief(service, answers);

/** Whether a case was sent without a name, though its service asks for one. */
export const isNameless = (service: Service, answers: Answers): boolean =>
  service.fields.some((field) => mayBeNameless(service, field, answers) && answers[field.name] === null);

/** Reviews made before, by the answers they show: one is looked at when it is asked, confirmed, signed and sealed. */
const made = new WeakMap<Answers, Map<string, ReviewField[]>>();

/** Answers as they are shown: in which language, and what stands for an optional field that was left out, and for what follows. */
export interface Shown {
  readonly answers: Answers;
  readonly lang: Lang;
  readonly nothing: string;
  readonly follows?: string;
}

/** What stands in a review for what was left out, and for what follows. */
export const leftWords = (wording: Wording, lang: Lang): { nothing: string; follows: string } => ({
  nothing: wording.line(lang, 'request.leftOut'),
  follows: wording.line(lang, 'request.follows'),
});

/** The lines of a review: every field that is sent, in order, null where an optional one was left out or a paper follows. */
export function reviewFields(service: Service, shown: Shown): ReviewField[] {
  const { answers, lang, nothing, follows = nothing } = shown;
  const known = made.get(answers) ?? new Map<string, ReviewField[]>();
  made.set(answers, known);
  const key = `${service.id} ${lang} ${nothing} ${follows}`;
  const found = known.get(key) ?? linesOf(service, shown);
  known.set(key, found);
  return found;
}

const linesOf = (service: Service, { answers, lang, nothing, follows = nothing }: Shown): ReviewField[] =>
  asBegun(service, answers)
    .fields.filter((field) => belongs(field, answers))
    .map((field) => {
      const value = answers[field.name] ?? null;
      const isToCome =
        answers[field.name] === null && !field.optional && !mayBeNameless(service, field, answers);
      return {
        name: field.name,
        label: inLang(field.label, lang),
        value: value as Json as never,
        shown: value !== null ? showField(field, value, lang) : isToCome ? follows : nothing,
        ...(isToCome && { follows: true as const }),
      };
    });

/** The lines of some answers alone: of those that were read from one message. */
export const proposedFields = (
  service: Service,
  { answers, lang }: Pick<Shown, 'answers' | 'lang'>,
): ReviewField[] =>
  service.fields.flatMap((field) => {
    const value = answers[field.name];
    if (value === undefined || value === null) return [];
    const shown = showField(field, value, lang);
    return [{ name: field.name, label: inLang(field.label, lang), value: value as Json as never, shown }];
  });

/** The line of one answer that is brought to a case which was sent before. */
export const broughtLine = (field: FieldSpec, value: FieldValue, lang: Lang): ReviewField => ({
  name: field.name,
  label: inLang(field.label, lang),
  value: value as Json as never,
  shown: showField(field, value, lang),
});
/** The same with an identifier masked. */
export function maskedLine(field: FieldSpec, value: FieldValue, lang: Lang): ReviewField {
  const shown = maskField(field, value, lang);
  return { ...broughtLine(field, value, lang), value: shown, shown };
}

/** The same lines with identifiers masked, in value and in words. */
export function maskedFields(
  service: Service,
  fields: readonly ReviewField[],
  { answers, lang }: Pick<Shown, 'answers' | 'lang'>,
): ReviewField[] {
  return fields.map((line) => {
    const field = anyFieldOf(service, line.name);
    const value = answers[line.name] ?? null;
    if (!field || value === null || !isSensitive(field)) return line;
    const shown = maskField(field, value, lang);
    return { ...line, value: shown, shown };
  });
}

/** Hex SHA-256 of the canonical JSON (RFC 8785) of a review's lines: what the member saw is what was sent when both hashes are equal. */
export function hashOf(fields: readonly ReviewField[]): string {
  const known =
    hashes.get(fields) ??
    createHash('sha256')
      .update(canonicalize(fields) ?? '')
      .digest('hex');
  hashes.set(fields, known);
  return known;
}
const hashes = new WeakMap<readonly ReviewField[], string>();

export const reviewHash = (service: Service, shown: Shown): string => hashOf(reviewFields(service, shown));
/** The same of one answer that is brought to a case. */
export const broughtHash = (field: FieldSpec, value: FieldValue, lang: Lang): string =>
  hashOf([broughtLine(field, value, lang)]);
