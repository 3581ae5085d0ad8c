import { ask, isAsked, type Effect, type FieldValue, type Scene } from '../../src/engine/flow.ts';
import { answersAfter, next, serviceAt, type Request } from './answers.ts';

type Here = Scene<Request>;
type Proposed = Readonly<Record<string, FieldValue>>;

/** The same with the answers on which their being asked depends: who writes the number of a passport has a passport. */
function withConditions(scene: Here, values: Proposed): Proposed {
  const found: Record<string, FieldValue> = { ...values };
  for (const { name, when } of serviceAt(scene)?.fields ?? []) {
    const [only, ...others] = when?.is ?? [];
    if (!when || !(name in values) || when.field in values || only === undefined || others.length > 0)
      continue;
    if (scene.context.answers[when.field] !== only) found[when.field] = only;
  }
  return found;
}

/** What is to be shown for one yes: what was shown before and what is said now, of the fields that would be asked then. */
export function proposed(scene: Here, values: Proposed | undefined): Proposed {
  const { answers } = scene.context;
  const found = withConditions(scene, { ...scene.context.proposed, ...values });
  const fields = (serviceAt(scene)?.fields ?? []).filter(
    (field) => field.name in found && isAsked(field, { ...answers, ...found }),
  );
  return Object.fromEntries(
    fields.flatMap(({ name }) => (found[name] === undefined ? [] : [[name, found[name]]])),
  );
}

/** Asks whether what was read from one message is right. */
export const askProposed = (scene: Here): Effect =>
  ask('yesNo', 'request.proposed', {
    choices: ['yes', 'no'],
    proposed: { service: scene.context.service ?? '', answers: proposed(scene, undefined) },
    reminds: true,
  });

/** The answers with all that was shown, in the order of the form. */
export function takeProposed(scene: Here): Partial<Request> {
  const shown = proposed(scene, undefined);
  let { context } = scene;
  for (const { name } of serviceAt(scene)?.fields ?? []) {
    const value = shown[name];
    if (value === undefined) continue;
    const at = { ...scene, context: { ...context, at: name } };
    context = { ...context, ...answersAfter(at, value) };
  }
  return { ...context, ...next(scene, context.answers), proposed: null, sha256: null };
}

/** What was shown is not right: its field is asked where it was one, else what has no answer yet, one by one. */
export function refuseProposed(scene: Here): Partial<Request> {
  const [only, ...others] = Object.keys(scene.context.proposed ?? {});
  const at = others.length > 0 ? undefined : only;
  return {
    ...(at === undefined ? next(scene, scene.context.answers) : { at, sha256: null }),
    proposed: null,
  };
}
