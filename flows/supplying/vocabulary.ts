import {
  ask,
  askToSign,
  broughtHash,
  buttonsOf,
  call,
  fieldAt,
  found,
  inLang,
  parseFile,
  signatureOf,
  takesFile,
  vocabulary,
  type Effect,
  type FieldValue,
  type KnownAsk,
  type Scene,
  type Signature,
} from '../../src/engine/flow.ts';

export interface Supplying {
  /** The case that is meant, where it is known. */
  readonly reference: string | null;
  /** What it waits for. */
  readonly asked: KnownAsk | null;
  /** It is sent anew, in the place of what was sent; and which field of that case. */
  readonly again?: boolean;
  readonly field?: string | null;
  /** The cases, or the fields of one, among which the member chooses. */
  readonly among: readonly string[];
  readonly value: FieldValue | null;
  /** How it was signed for. */
  readonly signed?: Signature | null;
  /** A file that came unasked, until it is known for what. */
  readonly file?: FieldValue | null;
}

type Here = Scene<Supplying>;

const asks = (scene: Here): readonly KnownAsk[] => found(scene, 'asks')?.asks ?? [];
const named = (scene: Here): KnownAsk | undefined =>
  asks(scene).find(({ reference }) => reference === scene.context.reference);
/** What is owed is the same whatever else was brought meanwhile. */
const isSame = (one: KnownAsk, other: KnownAsk | null): boolean =>
  one.reference === other?.reference &&
  one.field === other.field &&
  (one.step === other.step || (one.then !== undefined && other.then !== undefined));
const placeOf = ({ asked }: Supplying) => asked && { service: asked.service, name: asked.field };
const fieldIn = ({ house, context }: Here) => fieldAt(house, placeOf(context) ?? undefined);

/** What was asked for is waited for no more. */
const isGone = (scene: Here): boolean => !asks(scene).some((one) => isSame(one, scene.context.asked));
/** What was sent is sent anew, as the member wanted it. */
const isAgain = ({ context }: Pick<Here, 'context'>): boolean => context.again === true;
/** What of the case they named. */
const chosen = (scene: Here): KnownAsk | undefined =>
  isAgain(scene) ? asks(scene).find(({ field }) => field === scene.context.field) : undefined;

/** What is wrong with the file that came, as a word of `faults`; undefined when it fits. */
function faultIn(
  scene: Here,
  value: FieldValue | null | undefined = scene.event.value,
): Extract<Effect, { type: 'say' }>['said'] | undefined {
  const field = fieldIn(scene);
  if (value === null || value === undefined || !field || typeof value !== 'object' || !('sha256' in value))
    return { group: 'faults', word: 'question.noAnswer' };
  const parsed = parseFile(field, value);
  return parsed.ok
    ? undefined
    : { group: 'faults', word: `${field.type}.${parsed.fault}`, values: parsed.args ?? {} };
}

const papers = (scene: Here): readonly KnownAsk[] =>
  asks(scene).filter(({ service, field: name }) => {
    const field = fieldAt(scene.house, { service, name });
    return field !== undefined && takesFile(field);
  });
/** The cases for which the file that came unasked may be what they wait for: by its kind. */
const fitting = (scene: Here): readonly KnownAsk[] => {
  const { file } = scene.context;
  if (!file) return [];
  return papers(scene).filter(
    (asked) => faultIn({ ...scene, context: { ...scene.context, asked } }, file) === undefined,
  );
};
const askedWords = (scene: Here, { words }: KnownAsk): string =>
  words === '' ? inLang(fieldIn(scene)?.ask ?? { ar: '' }, scene.facts.lang) : words;

/** What is brought, with its signature and the hash of what was shown above it. */
function given(scene: Here): Omit<Extract<Effect, { type: 'supply' }>, 'type' | 'asked'> | undefined {
  const { value, signed } = scene.context;
  const field = fieldIn(scene);
  if (value === null || !signed || !field) return undefined;
  return { value, signed, sha256: broughtHash(field, value, signed.lang) };
}

export const words = vocabulary<Supplying>()({
  context: (input) => ({
    reference: typeof input['reference'] === 'string' ? input['reference'] : null,
    asked: null,
    among: [],
    value: null,
    file: typeof input['file'] === 'object' ? (input['file'] as FieldValue) : null,
    ...(input['again'] === true && { again: true }),
  }),
  guards: {
    isFieldNamed: (scene) => chosen(scene) !== undefined,
    isOneAgain: (scene) => isAgain(scene) && asks(scene).length === 1,
    isSomeAgain: (scene) => isAgain(scene) && asks(scene).length > 0,
    isAgain: (scene) => isAgain(scene),
    isHushedFile: ({ given, context }) => given.hushed === true && Boolean(context.file),
    fitsNamed: (scene) => fitting(scene).some(({ reference }) => reference === scene.context.reference),
    fitsOne: (scene) => fitting(scene).length === 1,
    fitsSome: (scene) => fitting(scene).length > 0,
    isFileAlone: (scene) => Boolean(scene.context.file) && papers(scene).length === 0,
    fitsNone: ({ context }) => Boolean(context.file),
    isHushed: ({ given }) => given.hushed ?? false,
    isNamed: (scene) => named(scene) !== undefined,
    isOne: (scene) => asks(scene).length === 1,
    isSome: (scene) => asks(scene).length > 0,
    fits: (scene) => faultIn(scene) === undefined,
    isGoneAgain: (scene) => isAgain(scene) && isGone(scene),
    isGone,
    isOwed: ({ context }) => context.asked?.then !== undefined,
    owesMore: ({ context }) => (context.asked?.then ?? []).length > 0,
  },
  assigns: {
    keepFile: ({ event }) => ({ file: event.value ?? null, reference: null, again: false, field: null }),
    keepFields: (scene) => ({ asked: asks(scene)[0] ?? null, among: asks(scene).map(({ field }) => field) }),
    keepField: ({ event }) => ({ field: event.choice ?? null }),
    keepChosenField: (scene) => ({ asked: chosen(scene) ?? null }),
    takeFile: ({ context }) => ({ value: context.file ?? null, file: null }),
    letGo: () => ({ file: null }),
    keepFitting: (scene) => ({ asked: fitting(scene)[0] ?? null }),
    keepAllFitting: (scene) => ({ among: fitting(scene).map(({ reference }) => reference) }),
    keepPaper: (scene) => ({ asked: papers(scene)[0] ?? null }),
    keepNamed: (scene) => ({ asked: named(scene) ?? null }),
    keepFirst: (scene) => ({ asked: asks(scene)[0] ?? null }),
    keepAll: (scene) => ({ among: asks(scene).map(({ reference }) => reference) }),
    keepChosen: ({ event }) => ({ reference: event.choice ?? null }),
    // The next one is asked for before the records know of this one.
    keepNext: ({ context: { asked } }) => {
      const [field, ...then] = asked?.then ?? [];
      return asked && field !== undefined
        ? { asked: { ...asked, field, then, words: asked.said?.[field] ?? '' }, value: null, signed: null }
        : {};
    },
    keepReference: ({ event }) => ({ reference: event.reference ?? null }),
    keepSigned: (scene) => ({ signed: signatureOf(scene) }),
    keepValue: ({ event }) => ({ value: event.value ?? null }),
    // What was typed turned out to be the answer, and no question.
    keepTyped: ({ event }) => ({ value: (event.output?.['value'] ?? null) as FieldValue | null }),
  },
  effects: {
    lookUpAsks: (scene) => ({
      type: 'lookUp',
      query: {
        kind: 'asks',
        ...(isAgain(scene) && { replacing: scene.context.reference ?? '' }),
      },
    }),
    askWhichField: ({ context }) => ({
      type: 'ask',
      ask: {
        kind: 'choice',
        said: { line: 'supplying.whichAgain' },
        choices: [...context.among, 'nothing'],
        of: 'field',
        review: { service: context.asked?.service ?? '', answers: {} },
      },
    }),
    askWhich: ({ context }) =>
      ask('choice', 'supplying.which', { choices: context.among, of: 'reference', reference: true }),
    askIfIt(scene) {
      const { asked } = scene.context;
      if (!asked) return [];
      const values = { reference: asked.reference, words: askedWords(scene, asked) };
      return ask('yesNo', 'supplying.isIt', {
        said: { line: 'supplying.isIt', values },
        choices: ['yes', 'no'],
      });
    },
    callPerson: () => call('handover', { reason: 'lacks', flow: 'supplying', step: 'askForIt' }),
    sayUnfit: (scene) => {
      const said = faultIn(scene, scene.context.file);
      return said ? { type: 'say', said } : [];
    },
    askForIt(scene) {
      const { asked } = scene.context;
      const field = fieldIn(scene);
      if (!asked || !field) return [];
      const { reference } = asked;
      return {
        type: 'ask',
        ask: {
          kind: field.type,
          said: asked.replaces
            ? {
                line: 'supplying.askAgain',
                values: { reference, what: inLang(field.label, scene.facts.lang) },
              }
            : { line: 'supplying.ask', values: { reference, words: askedWords(scene, asked) } },
          field: { service: asked.service, name: asked.field },
          choices: [...buttonsOf(field), 'notYet', 'person'],
          of: 'option',
        },
      };
    },
    sayFault: (scene) => {
      const said = faultIn(scene);
      return said ? { type: 'say', said } : [];
    },
    askSign(scene) {
      const { asked, value } = scene.context;
      if (!asked || value === null) return [];
      return askToSign(scene, { brought: { service: asked.service, name: asked.field, value } });
    },
    supply(scene) {
      const { asked } = scene.context;
      const brought = given(scene);
      return asked && brought ? { type: 'supply', asked, ...brought } : [];
    },
    bring(scene) {
      const owed = asks(scene).find((one) => isSame(one, scene.context.asked));
      const brought = given(scene);
      return owed && brought ? { type: 'bring', asked: owed, ...brought } : [];
    },
  },
});
