import {
  ask,
  call,
  found,
  isProvidedCase,
  vocabulary,
  type KnownRequest,
  type Scene,
} from '../../src/engine/flow.ts';

export interface Receiving {
  /** The case that is meant, where it is known. */
  readonly reference: string | null;
  /** The cases among which the member chooses. */
  readonly among: readonly string[];
  readonly arrived: boolean | null;
  /** We asked by ourselves: it does not stand in the way of what the member writes next. */
  readonly unasked: boolean;
}

type Here = Scene<Receiving>;

/** What was provided to this member, the latest first. */
const provided = (scene: Here): readonly KnownRequest[] =>
  (found(scene, 'mine')?.requests ?? []).filter(({ status }) => isProvidedCase(status));
const named = (scene: Here): KnownRequest | undefined =>
  provided(scene).find(({ reference }) => reference === scene.context.reference);

export const words = vocabulary<Receiving>()({
  context: (input) => ({
    reference: typeof input['reference'] === 'string' ? input['reference'] : null,
    among: [],
    arrived: null,
    unasked: input['unasked'] === true,
  }),
  guards: {
    isHushed: ({ given }) => given.hushed ?? false,
    isNamed: (scene) => named(scene) !== undefined,
    isOne: (scene) => provided(scene).length === 1,
    isSome: (scene) => provided(scene).length > 0,
    hasArrived: (scene) => named(scene) !== undefined && scene.context.arrived === true,
    isMissing: (scene) => named(scene)?.status === 'delivered' && scene.context.arrived === false,
    isKnownMissing: (scene) => named(scene) !== undefined && scene.context.arrived === false,
  },
  assigns: {
    keepFirst: (scene) => ({ reference: provided(scene)[0]?.reference ?? null }),
    keepAll: (scene) => ({ among: provided(scene).map(({ reference }) => reference) }),
    keepChosen: ({ event }) => ({ reference: event.choice ?? null }),
    keepReference: ({ event }) => ({ reference: event.reference ?? null }),
    keepArrived: () => ({ arrived: true }),
    keepMissing: () => ({ arrived: false }),
  },
  effects: {
    lookUpMine: () => ({ type: 'lookUp', query: { kind: 'mine' } }),
    askWhich: ({ context }) =>
      ask('choice', 'receiving.which', { choices: context.among, of: 'reference', reference: true }),
    askArrived: ({ context }) => ({
      type: 'ask',
      ask: {
        kind: 'choice',
        said: { line: 'receiving.ask', values: { reference: context.reference ?? '' } },
        choices: ['arrived', 'notArrived'],
        steady: ['arrived', 'notArrived'],
        ...(context.unasked && { passing: true as const }),
      },
    }),
    confirm: (scene) => {
      const { reference, arrived } = scene.context;
      const from = named(scene)?.status;
      return reference === null || arrived === null || from === undefined
        ? []
        : { type: 'confirmDelivery', reference, from, arrived };
    },
    toPerson: () => call('handover', { reason: 'notArrived', flow: 'receiving', step: 'askArrived' }),
  },
});
