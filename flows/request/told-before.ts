import {
  ask,
  buttonsOf,
  mayBeToldAgain,
  type Effect,
  type FieldValue,
  type Scene,
} from '../../src/engine/flow.ts';
import { serviceAt, titleOf, type Request } from './answers.ts';
import { proposed } from './proposed.ts';

type Here = Scene<Request>;
type Values = Readonly<Record<string, FieldValue>>;

/** The form that was put aside for this one, by what it remembers. */
function formBefore({ context, parked }: Here) {
  const before = parked.findLast((one) => one.context['wanted'] === context.service);
  return before?.context as Partial<Request> | undefined;
}

type Field = NonNullable<ReturnType<typeof serviceAt>>['fields'][number];

/** Whether two services ask the same: by name, type and buttons. */
const isSameQuestion = (one: Field, other: Field): boolean =>
  one.name === other.name && one.type === other.type && buttonsOf(one).join() === buttonsOf(other).join();

/** What was answered there and is asked here, too. */
function toldBefore(scene: Here): Values {
  const before = formBefore(scene);
  const asked = scene.house.association.services.find(({ id }) => id === before?.service)?.fields ?? [];
  const answers = before?.answers ?? {};
  const same = (serviceAt(scene)?.fields ?? []).flatMap((field): [string, FieldValue][] => {
    const value = answers[field.name];
    const isSame = mayBeToldAgain(field) && asked.some((one) => isSameQuestion(one, field));
    return isSame && value !== null && value !== undefined ? [[field.name, value]] : [];
  });
  return Object.fromEntries(same);
}

/** Whether something was answered in the form before that this one asks for, and nothing is answered here yet. */
export const hasToldBefore = (scene: Here): boolean =>
  Object.keys(scene.context.answers).length === 0 &&
  Object.keys(proposed(scene, toldBefore(scene))).length > 0;

export const keepToldBefore = (scene: Here): Partial<Request> => ({
  proposed: proposed(scene, toldBefore(scene)),
});

/** Offers what was answered in the form before. */
export const askToldBefore = (scene: Here): Effect =>
  ask('yesNo', 'request.toldBefore', {
    said: { line: 'request.toldBefore', values: { there: titleOf(scene, formBefore(scene)?.service) } },
    choices: ['yes', 'no'],
    proposed: { service: scene.context.service ?? '', answers: proposed(scene, undefined) },
    reminds: true,
  });
