import type { FieldValue } from '../fields/value.ts';
import type { Answers } from '../voice/review.ts';
import type { Dialogue, Frame } from './dialogue.ts';
import type { Repertoire } from './repertoire.ts';

/** A form that a flow fills in: what is asked for, what was answered so far, and the field that it stands at. */
export interface Form {
  readonly service: string;
  readonly answers: Answers;
  readonly at: string | undefined;
  /** What was read there and is not what the member meant. */
  readonly refused?: FieldValue;
  /** What was read there and is asked about. */
  readonly doubted?: FieldValue;
}

/** The form of a frame: every flow whose context holds `service` and `answers` fills one in. */
export function formIn({ context: { service, answers, at, refused, doubted } }: Frame): Form | undefined {
  if (typeof service !== 'string' || !isAnswers(answers)) return undefined;
  return {
    service,
    answers,
    at: typeof at === 'string' ? at : undefined,
    // What a flow remembers is plain data of its own: it held this value as an answer.
    ...(refused !== undefined && refused !== null && { refused: refused as FieldValue }),
    ...(doubted !== undefined && doubted !== null && { doubted: doubted as FieldValue }),
  };
}

/** The form that is under way, or else the last that was put aside. */
export const latestForm = ({ stack, parked }: Pick<Dialogue, 'stack' | 'parked'>): Form | undefined =>
  [...parked, ...stack].reduceRight<Form | undefined>((found, frame) => found ?? formIn(frame), undefined);

const isAnswers = (answers: unknown): answers is Answers => typeof answers === 'object' && answers !== null;

/** Whether a frame is a form with answers in it that was not sent yet. */
export const isOpenForm = (flows: Pick<Repertoire, 'machine'>, frame: Frame): boolean =>
  formIn(frame) !== undefined && flows.machine(frame.flow).flow.keeps(frame.context);

/** Whether a frame is a form that was not sent yet, with or without answers in it. */
export function isUnsentForm(flows: Pick<Repertoire, 'machine'>, frame: Frame): boolean {
  const form = formIn(frame);
  return form !== undefined && (isOpenForm(flows, frame) || Object.keys(form.answers).length === 0);
}
