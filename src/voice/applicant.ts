import type { Service } from '../association/schema.ts';
import { kindOf } from '../fields/spec.ts';
import { isAsked, type Answers } from './review.ts';

/** The name that was given in a form, as it was written; undefined where its service asks for none. */
export function applicantIn({ fields }: Pick<Service, 'fields'>, answers: Answers): string | undefined {
  const asked = fields.find((field) => kindOf(field).foundBy === 'words' && isAsked(field, answers));
  const name = asked && answers[asked.name];
  return typeof name === 'string' ? name : undefined;
}
