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

type Hanging = ReadonlyMap<string, readonly FieldSpec[]>;
const looked = new WeakMap<readonly FieldSpec[], Hanging>();

/** The fields that hang on the answer of each. They are looked for once for each list of fields. */
function hangingIn(fields: readonly FieldSpec[]): Hanging {
  const on = (name: string): readonly FieldSpec[] => fields.filter(({ when }) => when?.field === name);
  const found = looked.get(fields) ?? new Map(fields.map(({ name }) => [name, on(name)]));
  looked.set(fields, found);
  return found;
}

/** Every way to go through the fields from one on, by what is asked on it: they part at answers on which later fields hang alone. */
function waysFrom(fields: readonly FieldSpec[], from: number, answers: Answers): readonly Asked[] {
  const hanging = hangingIn(fields);
  let [questions, papers, spare] = [0, 0, 0];
  for (const [at, field] of fields.entries()) {
    if (at < from || !isAsked(field, answers)) continue;
    if (!takesFile(field)) questions += 1;
    else if (field.optional) spare += 1;
    else papers += 1;
    const later = hanging.get(field.name) ?? [];
    if (later.length === 0 || answers[field.name] !== undefined) continue;
    return answersThatMatter(field, later)
      .flatMap((answer) => waysFrom(fields, at + 1, { ...answers, [field.name]: answer }))
      .map((way) => ({
        questions: questions + way.questions,
        papers: papers + way.papers,
        spare: spare + way.spare,
      }));
  }
  return [{ questions, papers, spare }];
}

/** Of all ways through a form: how much is asked on the longest, and on the shortest. */
interface Span {
  readonly most: number;
  readonly least: number;
}
const spans = new WeakMap<readonly FieldSpec[], Map<string, Span>>();

/**
 * The span of those ways that are open still. It hangs on which fields those answers bring along on which any does, and is counted once for each such
 * state of a form: counted at every question, it was a fortieth of a turn.
 */
function spanOf(fields: readonly FieldSpec[], answers: Answers): Span {
  const known = spans.get(fields) ?? new Map<string, Span>();
  spans.set(fields, known);
  let state = '';
  for (const [name, later] of hangingIn(fields))
    if (later.length > 0)
      state +=
        answers[name] === undefined ? '?' : later.map((one) => (isAsked(one, answers) ? 'y' : 'n')).join('');
  const found = known.get(state) ?? countedSpan(fields, answers);
  known.set(state, found);
  return found;
}

function countedSpan(fields: readonly FieldSpec[], answers: Answers): Span {
  const sums = waysFrom(fields, 0, answers).map(({ questions, papers, spare }) => questions + papers + spare);
  return { most: Math.max(...sums), least: Math.min(...sums) };
}

/** Where a field stands among all that are asked of somebody who has answered so much. */
export function placeOf({ fields }: Pick<Service, 'fields'>, name: string, answers: Answers): Place {
  const { [name]: _, ...others } = answers;
  const before = fields.slice(
    0,
    fields.findIndex((field) => field.name === name),
  );
  const step = before.filter((field) => isAsked(field, answers)).length + 1;
  const { most: of, least } = spanOf(fields, others);
  return { step, of, ...(least < of && { most: true as const }) };
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
