import {
  appealableUntil,
  ask,
  call,
  dayOf,
  found,
  isOpenCase,
  isProvidedCase,
  vocabulary,
  type KnownRequest,
  type Scene,
} from '../../src/engine/flow.ts';

export interface Tracking {
  readonly reference: string | null;
  readonly mine: readonly string[];
  readonly request: KnownRequest | null;
  /** Asked for in the middle of something else. Flows that were begun by an earlier build have none. */
  readonly aside?: boolean;
  /** How often it was asked whose the request is. */
  readonly proofs?: number;
}

/** So many of the own requests are told at once. */
const mostTold = 3;

const mayAppeal = ({
  context,
  house,
  given,
}: Pick<Scene<Tracking>, 'context' | 'house' | 'given'>): boolean => {
  const until = appealableUntil(house, context.request?.refusedOn);
  return until !== undefined && dayOf(given.now) <= until;
};
const outcome = (scene: Scene<Tracking>) => found(scene, 'request')?.outcome;
const mine = (scene: Scene<Tracking>) => found(scene, 'mine')?.requests ?? [];

export const words = vocabulary<Tracking>()({
  context: (input) => ({
    reference: typeof input['reference'] === 'string' ? input['reference'] : null,
    mine: [],
    request: null,
    ...(input['aside'] === true && { aside: true }),
  }),
  guards: {
    hasReference: ({ context }) => context.reference !== null,
    hasOne: (scene) => mine(scene).length === 1,
    hasSome: (scene) => mine(scene).length > 0,
    isFound: (scene) => outcome(scene) === 'found',
    isOpen: (scene) => {
      const one = found(scene, 'request');
      return one?.outcome === 'found' && isOpenCase(one.request.status);
    },
    isLocked: (scene) => outcome(scene) === 'locked',
    isOnly: ({ context }) => context.mine.length === 1,
    hasMine: ({ context }) => context.mine.length > 0,
  },
  assigns: {
    keepMine: (scene) => ({ mine: mine(scene).map((one) => one.reference) }),
    keepOnly: (scene) => ({
      mine: mine(scene).map((one) => one.reference),
      reference: mine(scene)[0]?.reference ?? null,
    }),
    keepReference: ({ event }) => ({ reference: event.reference ?? null }),
    keepChosen: ({ event }) => ({ reference: event.choice ?? null }),
    keepRequest: (scene) => {
      const one = found(scene, 'request');
      return one?.outcome === 'found' ? { request: one.request } : {};
    },
    countProof: ({ context }) => ({ proofs: (context.proofs ?? 0) + 1 }),
    forgetReference: () => ({ reference: null, request: null }),
  },
  effects: {
    lookUpMine: () => ({ type: 'lookUp', query: { kind: 'mine' } }),
    tellMine: (scene) =>
      mine(scene)
        .slice(0, mostTold)
        .map((request) => ({ type: 'status', request }) as const),
    lookUp: ({ context }) => ({
      type: 'lookUp',
      query: { kind: 'request', reference: context.reference ?? '' },
    }),
    // At first a channel may have a button that proves it: only whoever comes back here is shown others.
    askProof: ({ context }) =>
      ask('proof', 'tracking.askProof', (context.proofs ?? 0) > 1 ? { choices: ['person'] } : {}),
    askWhich: ({ context }) =>
      ask('choice', 'tracking.which', {
        choices: [...context.mine, 'other'],
        of: 'reference',
        reference: true,
      }),
    showStatus: ({ context }) => (context.request ? { type: 'status', request: context.request } : []),
    askNext: ({ context, house, given }) =>
      ask('choice', 'tracking.next', {
        choices: [
          ...(context.request?.status === 'asked' || context.request?.owes ? ['supply'] : []),
          ...(context.request?.replaceable ? ['replace'] : []),
          ...(isProvidedCase(context.request?.status ?? '') ? ['received'] : []),
          ...(mayAppeal({ context, house, given }) ? ['appeal'] : []),
          'another',
          'done',
          ...(isOpenCase(context.request?.status ?? '') ? ['withdraw'] : []),
        ],
        reference: true,
      }),
    supply: ({ context }) => call('supplying', { reference: context.reference ?? '' }),
    replace: ({ context }) => call('supplying', { reference: context.reference ?? '', again: true }),
    appeal: ({ context }) => call('appealing', { reference: context.reference ?? '' }),
    receive: ({ context }) => call('receiving', { reference: context.reference ?? '' }),
    withdraw: ({ context }) => ({ type: 'withdraw', reference: context.reference ?? '' }),
  },
});
