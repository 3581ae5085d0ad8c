import type { Place } from '../contract/prompt.ts';
import type { Service } from '../association/schema.ts';
import { takesFile } from '../fields/field.ts';
import { kindOf, type FieldSpec } from '../fields/spec.ts';
import { isAsked, type Answers } from './review.ts';

/** How much a service asks: questions to be answered in words, papers that must be sent, and papers that may be. */
interface Asked {
  readonly questions: number;
  readonly papers: number;
  readonly spare: number;
}

/** The same whatever is answered: `least` is 0 where the number of questions depends on no answer. */
export interface Announced extends Asked {
  readonly least: number;
}

type Answer = Answers[string];

/** Answers of a field on which later ones hang, one for each way in which they do. */
function answersThatMatter(field: FieldSpec, hanging: readonly FieldSpec[]): readonly Answer[] {
  const { buttons } = kindOf(field);
  const possible: Answer[] = (buttons?.ids(field) ?? []).map((id) => buttons?.means(id) ?? id);
  if (field.optional || possible.length === 0) possible.push(null);
  const ways = new Map(
    possible.map((answer) => [hanging.map((one) => isAsked(one, { [field.name]: answer })).join(), answer]),
  );
  return [...ways.values()];
}

/** Every way to go through the fields from one on, by what is asked on it. */
function waysFrom(fields: readonly FieldSpec[], at: number, answers: Answers): readonly Asked[] {
  const field = fields[at];
  if (!field) return [{ questions: 0, papers: 0, spare: 0 }];
  if (!isAsked(field, answers)) return waysFrom(fields, at + 1, answers);
  const hanging = fields.filter(({ when }) => when?.field === field.name);
  const known = answers[field.name];
  const given =
    hanging.length === 0 || known !== undefined ? [known ?? null] : answersThatMatter(field, hanging);
  const isFile = takesFile(field);
  return given
    .flatMap((answer) => waysFrom(fields, at + 1, { ...answers, [field.name]: answer }))
    .map(({ questions, papers, spare }) => ({
      questions: questions + (isFile ? 0 : 1),
      papers: papers + (isFile && !field.optional ? 1 : 0),
      spare: spare + (isFile && field.optional ? 1 : 0),
    }));
}

/** Where a field stands among all that are asked of somebody who has answered so much. */
export function placeOf({ fields }: Pick<Service, 'fields'>, name: string, answers: Answers): Place {
  const { [name]: _, ...others } = answers;
  const before = fields.slice(
    0,
    fields.findIndex((field) => field.name === name),
  );
  const step = before.filter((field) => isAsked(field, answers)).length + 1;
  const sums = waysFrom(fields, 0, others).map(({ questions, papers, spare }) => questions + papers + spare);
  const of = Math.max(...sums);
  return { step, of, ...(Math.min(...sums) < of && { most: true as const }) };
}

/** What a member is told of a service before its first question. Of papers the most is told. It is counted once for each service. */
export function announced({ fields }: Pick<Service, 'fields'>): Announced {
  const found = counted.get(fields) ?? countedIn(fields);
  counted.set(fields, found);
  return found;
}
const counted = new WeakMap<readonly FieldSpec[], Announced>();

function countedIn(fields: readonly FieldSpec[]): Announced {
  const ways = waysFrom(fields, 0, {});
  const most = (of: keyof Asked): number => Math.max(...ways.map((way) => way[of]));
  const questions = most('questions');
  const least = Math.min(...ways.map((way) => way.questions));
  return { questions, least: least === questions ? 0 : least, papers: most('papers'), spare: most('spare') };
}
