import {
  asBegun,
  askToSign,
  belongs,
  branchIn,
  buttonsOf,
  doubtOf,
  fieldOf,
  isAsked,
  isBrief,
  leftWords,
  mayBeNameless,
  replyDay,
  referenceFrom,
  reviewHash,
  serviceOf,
  showField,
  signatureOf,
  type Ask,
  type Effect,
  type FieldValue,
  type Scene,
  type Submission,
} from '../../src/engine/flow.ts';

/** What a request remembers while it is filled in. `null` in answers is an optional field that was left out. */
export interface Request {
  readonly service: string | null;
  readonly answers: Readonly<Record<string, FieldValue | null>>;
  /** The field that is being asked. */
  readonly at: string | null;
  /** What was typed at that field and is asked about before it is taken. */
  readonly doubted?: FieldValue | null;
  /** What was named at that field where one value is asked for: the member says which. */
  readonly among?: readonly FieldValue[] | null;
  /** What was asked about at that field and is not what was meant. */
  readonly refused?: FieldValue | null;
  /** What was read from one message and is shown for one yes before it is taken, by field. */
  readonly proposed?: Readonly<Record<string, FieldValue>> | null;
  /** Hash of the review that the member confirmed; gone as soon as an answer changes. */
  readonly sha256: string | null;
  readonly similar: string | null;
  readonly reference: string | null;
  /** Another service that was named in the middle of this one. */
  readonly wanted?: string | null;
}

type Here = Scene<Request>;
type Field = NonNullable<ReturnType<typeof serviceOf>>['fields'][number];

export function serviceAt({ house, context: { service, answers, at } }: Here) {
  const found = serviceOf(house, service ?? '');
  return found && asBegun(found, answers, at);
}
/** What a service is called, in the member's language. */
export function titleOf({ facts, house }: Here, id: string | null | undefined): string {
  const title = serviceOf(house, id ?? '')?.title;
  return (facts.lang === 'en' ? title?.en : undefined) ?? title?.ar ?? '';
}
export const answered = ({ answers }: Request): number => Object.keys(answers).length;

/** The fields that are asked, given the answers so far, in order. */
export const visible = (scene: Here): readonly Field[] =>
  (serviceAt(scene)?.fields ?? []).filter((field) => belongs(field, scene.context.answers));
/** The first field that has no answer yet. */
function missing(scene: Here): Field | undefined {
  const { answers } = scene.context;
  return serviceAt(scene)?.fields.find((field) => !(field.name in answers) && isAsked(field, answers));
}

/** The field asked before the present one. */
export function previous(scene: Here): Field | undefined {
  const fields = visible(scene);
  return fields[fields.findIndex((field) => field.name === scene.context.at) - 1];
}

/** What is asked about an answer before it is taken: the line in `faults`. */
export function doubtAbout(scene: Here, value: FieldValue | null | undefined): string | undefined {
  const field = fieldOf(serviceAt(scene), scene.context.at ?? '');
  return field && value !== null && value !== undefined ? doubtOf(field, value, scene.given.now) : undefined;
}

/** Asks whether a value is right: what follows from it where that is told, else whether it is what the member meant. */
export function askDoubted(scene: Here): Effect {
  const { context } = scene;
  const { at, doubted } = context;
  const { lang } = scene.facts;
  const field = fieldOf(serviceAt(scene), at ?? '');
  const value = field && doubted !== null && doubted !== undefined ? showField(field, doubted, lang) : '';
  const label = (lang === 'en' ? field?.label.en : undefined) ?? field?.label.ar ?? '';
  const word = doubtAbout(scene, doubted);
  const said: Ask['said'] =
    word === undefined
      ? { line: 'request.isItMeant', values: { field: label, value } }
      : { group: 'faults', word, values: { value } };
  const doubts =
    field && context.service !== null ? { service: context.service, name: field.name } : undefined;
  return { type: 'ask', ask: { kind: 'yesNo', said, choices: ['yes', 'no'], ...(doubts && { doubts }) } };
}

/** Asks which of several values is meant that stood in one message. */
export function askAmong(scene: Here): Effect {
  const { context, facts } = scene;
  const { at, service, among } = context;
  const field = fieldOf(serviceAt(scene), at ?? '');
  const label = (facts.lang === 'en' ? field?.label.en : undefined) ?? field?.label.ar ?? '';
  const doubts = field && service !== null ? { service, name: field.name } : undefined;
  return {
    type: 'ask',
    ask: {
      kind: 'choice',
      said: { line: 'request.whichValue', values: { field: label } },
      choices: (among ?? []).map(String),
      of: 'value',
      ...(doubts && { doubts }),
    },
  };
}

/** Shows what was read from an answer that was put in other words. */
export function showAnswer(scene: Here): Effect | [] {
  const { context, event, facts } = scene;
  const field = fieldOf(serviceAt(scene), context.at ?? '');
  if (!field || event.value === undefined || !event.read) return [];
  return {
    type: 'say',
    said: { line: 'request.noted', values: { value: showField(field, event.value, facts.lang) } },
  };
}

const same = (a: FieldValue | null | undefined, b: FieldValue | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * The answers with a new one for the present field, and the field that comes next. Answers that depend on it, and those that are asked no longer by it, are dropped; the others are kept, also
 * one that was given when the form still asked for it.
 */
export function answersAfter(scene: Here, value: FieldValue | null): Partial<Request> {
  const { at, answers } = scene.context;
  const fields = serviceAt(scene)?.fields ?? [];
  if (at === null) return {};
  if (same(answers[at], value) && at in answers) return { ...next(scene, answers), sha256: null };
  const stale = new Set([at]);
  for (const field of fields) if (field.dependsOn.some((name) => stale.has(name))) stale.add(field.name);
  let kept: Record<string, FieldValue | null> = Object.fromEntries([
    ...Object.entries(answers).filter(([name]) => !stale.has(name)),
    [at, value],
  ]);
  for (const field of fields)
    if (field.name in kept && !isAsked(field, kept) && isAsked(field, answers))
      kept = Object.fromEntries(Object.entries(kept).filter(([name]) => name !== field.name));
  return { answers: kept, ...next(scene, kept), sha256: null };
}

/** The field to be asked next, given these answers; null where every one has its answer. */
export const next = (scene: Here, answers: Request['answers']): Pick<Request, 'at'> => ({
  at: missing({ ...scene, context: { ...scene.context, answers } })?.name ?? null,
});

/** Whether a field may stay without an answer. */
export const mayBeLeftOut = (scene: Here, field: Field): boolean => {
  const service = serviceAt(scene);
  return field.optional || (service !== undefined && mayBeNameless(service, field, scene.context.answers));
};

/** The branch was named: the member belongs to it from now on, also when nothing is sent. */
export function joinBranch({ context, facts, house }: Here): readonly Effect[] {
  const branch = branchIn(house.association.pack, context.answers);
  if (!branch || branch.id === facts.branch) return [];
  return [
    { type: 'belong', branch: branch.id },
    { type: 'note', facts: { branch: branch.id } },
  ];
}

/** The question of the present field, with its own buttons: skip where it may be left out, keep where it was answered before. */
export function askField(scene: Here): Effect | [] {
  const { context } = scene;
  const field = fieldOf(serviceAt(scene), context.at ?? '');
  if (!field || context.service === null) return [];
  const choices = [
    ...buttonsOf(field),
    ...(field.name in context.answers ? ['keep'] : []),
    ...(field.optional ? ['skip'] : mayBeLeftOut(scene, field) ? ['withoutName'] : []),
  ];
  return {
    type: 'ask',
    ask: {
      kind: field.type,
      said: { words: field.ask },
      field: { service: context.service, name: field.name },
      reminds: true,
      of: 'option',
      ...(choices.length > 0 && { choices }),
    },
  };
}

export function review({ context, facts, house }: Here): { readonly sha256: string } {
  const service = serviceOf(house, context.service ?? '');
  return {
    sha256: service
      ? reviewHash(service, {
          answers: context.answers,
          lang: facts.lang,
          ...leftWords(house.wording, facts.lang),
        })
      : '',
  };
}

/** The signature; what was not reviewed before stands above it. */
export const askSignature = (scene: Here): Effect => {
  const { answers, service: id } = scene.context;
  const service = serviceAt(scene);
  const isNew = service !== undefined && id !== null && isBrief(service, answers);
  return askToSign(scene, isNew ? { review: { service: id, answers } } : {});
};

/** What of the form follows, by the names of its fields. */
export const following = (scene: Here): readonly string[] =>
  visible(scene).flatMap((field) =>
    scene.context.answers[field.name] === null && !mayBeLeftOut(scene, field) ? [field.name] : [],
  );

/** What is sealed when the member signs. The reference is drawn from the chance of the turn. */
export function submission(scene: Here): Submission {
  const { context, given, house } = scene;
  const reply = replyDay(house.association.pack, given.now);
  return {
    service: context.service ?? '',
    reference: referenceFrom(given.seed),
    answers: context.answers,
    sha256: context.sha256 ?? '',
    signed: signatureOf(scene),
    replyOn: reply.day,
    told: reply.told,
  };
}
