import {
  ask,
  buttonsOf,
  fieldAt,
  found,
  parseFile,
  vocabulary,
  type Effect,
  type FieldValue,
  type KnownAsk,
  type Scene,
} from '../../src/engine/flow.ts';

export interface Supplying {
  /** The case that is meant, where it is known. */
  readonly reference: string | null;
  /** What it waits for. */
  readonly asked: KnownAsk | null;
  /** The cases among which the member chooses. */
  readonly among: readonly string[];
  readonly value: FieldValue | null;
}

type Here = Scene<Supplying>;

const asks = (scene: Here): readonly KnownAsk[] => found(scene, 'asks')?.asks ?? [];
const named = (scene: Here): KnownAsk | undefined =>
  asks(scene).find(({ reference }) => reference === scene.context.reference);
const isSame = (one: KnownAsk, other: KnownAsk | null): boolean =>
  one.reference === other?.reference && one.step === other.step && one.field === other.field;
const placeOf = ({ asked }: Supplying) => asked && { service: asked.service, name: asked.field };
const fieldIn = ({ house, context }: Here) => fieldAt(house, placeOf(context) ?? undefined);

const inOwnWords = ({ facts }: Here, { ar, en }: { readonly ar: string; readonly en?: string | undefined }) =>
  (facts.lang === 'en' ? en : undefined) ?? ar;

/** What is wrong with the file that came, as a word of `faults`; undefined when it fits. */
function faultIn(scene: Here): Extract<Effect, { type: 'say' }>['said'] | undefined {
  const field = fieldIn(scene);
  const { value } = scene.event;
  if (!field || typeof value !== 'object' || !('sha256' in value))
    return { group: 'faults', word: 'question.noAnswer' };
  const parsed = parseFile(field, value);
  return parsed.ok
    ? undefined
    : { group: 'faults', word: `${field.type}.${parsed.fault}`, values: parsed.args ?? {} };
}

export const words = vocabulary<Supplying>()({
  context: (input) => ({
    reference: typeof input['reference'] === 'string' ? input['reference'] : null,
    asked: null,
    among: [],
    value: null,
  }),
  guards: {
    isHushed: ({ given }) => given.hushed ?? false,
    isNamed: (scene) => named(scene) !== undefined,
    isOne: (scene) => asks(scene).length === 1,
    isSome: (scene) => asks(scene).length > 0,
    fits: (scene) => faultIn(scene) === undefined,
    isGone: (scene) => !asks(scene).some((one) => isSame(one, scene.context.asked)),
    isOwed: ({ context }) => context.asked?.then !== undefined,
    owesMore: ({ context }) => (context.asked?.then ?? []).length > 0,
  },
  assigns: {
    keepNamed: (scene) => ({ asked: named(scene) ?? null }),
    keepFirst: (scene) => ({ asked: asks(scene)[0] ?? null }),
    keepAll: (scene) => ({ among: asks(scene).map(({ reference }) => reference) }),
    keepChosen: ({ event }) => ({ reference: event.choice ?? null }),
    // The next one is asked for before the records know of this one.
    keepNext: ({ context: { asked } }) => {
      const [field, ...then] = asked?.then ?? [];
      return asked && field !== undefined ? { asked: { ...asked, field, then }, value: null } : {};
    },
    keepReference: ({ event }) => ({ reference: event.reference ?? null }),
    keepValue: ({ event }) => ({ value: event.value ?? null }),
    // What was typed turned out to be the answer, and no question.
    keepTyped: ({ event }) => ({ value: (event.output?.['value'] ?? null) as FieldValue | null }),
  },
  effects: {
    lookUpAsks: () => ({ type: 'lookUp', query: { kind: 'asks' } }),
    askWhich: ({ context }) =>
      ask('choice', 'supplying.which', { choices: context.among, of: 'reference', reference: true }),
    askForIt(scene) {
      const { asked } = scene.context;
      const field = fieldIn(scene);
      if (!asked || !field) return [];
      const words = asked.words === '' ? inOwnWords(scene, field.ask) : asked.words;
      return {
        type: 'ask',
        ask: {
          kind: field.type,
          said: { line: 'supplying.ask', values: { reference: asked.reference, words } },
          field: { service: asked.service, name: asked.field },
          choices: [...buttonsOf(field), 'notYet'],
          of: 'option',
        },
      };
    },
    sayFault: (scene) => {
      const said = faultIn(scene);
      return said ? { type: 'say', said } : [];
    },
    supply(scene) {
      const { asked, value } = scene.context;
      return asked && value !== null ? { type: 'supply', asked, value } : [];
    },
    bring({ context: { asked, value } }) {
      return asked && value !== null ? { type: 'bring', asked, value } : [];
    },
  },
});
