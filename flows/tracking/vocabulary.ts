import { ask, found, vocabulary, type Effect, type KnownRequest, type Scene } from '../../src/engine/flow.ts';

export interface Tracking {
  readonly reference: string | null;
  readonly mine: readonly string[];
  readonly request: KnownRequest | null;
}

const outcome = (scene: Scene<Tracking>) => found(scene, 'request')?.outcome;
const mine = (scene: Scene<Tracking>) => found(scene, 'mine')?.requests ?? [];
const lookUp = (reference: string | null, lastFour?: string): Effect => ({
  type: 'lookUp',
  query: { kind: 'request', reference: reference ?? '', ...(lastFour !== undefined && { lastFour }) },
});

export const words = vocabulary<Tracking>()({
  context: (input) => ({
    reference: typeof input['reference'] === 'string' ? input['reference'] : null,
    mine: [],
    request: null,
  }),
  guards: {
    hasReference: ({ context }) => context.reference !== null,
    hasSome: (scene) => mine(scene).length > 0,
    isFound: (scene) => outcome(scene) === 'found',
    isProofNeeded: (scene) => outcome(scene) === 'proofNeeded',
    isWrongProof: (scene) => outcome(scene) === 'wrongProof',
    isLocked: (scene) => outcome(scene) === 'locked',
    hasMine: ({ context }) => context.mine.length > 0,
  },
  assigns: {
    keepMine: (scene) => ({ mine: mine(scene).map((one) => one.reference) }),
    keepReference: ({ event }) => ({ reference: event.reference ?? null }),
    keepChosen: ({ event }) => ({ reference: event.choice ?? null }),
    keepRequest: (scene) => {
      const one = found(scene, 'request');
      return one?.outcome === 'found' ? { request: one.request } : {};
    },
    forgetReference: () => ({ reference: null, request: null }),
  },
  effects: {
    lookUpMine: () => ({ type: 'lookUp', query: { kind: 'mine' } }),
    lookUp: ({ context }) => lookUp(context.reference),
    prove: ({ context, event }) =>
      lookUp(context.reference, typeof event.value === 'string' ? event.value : ''),
    askWhich: ({ context }) =>
      ask('choice', 'tracking.which', [...context.mine, 'other'], { of: 'reference' }),
    showStatus: ({ context }) => (context.request ? { type: 'status', request: context.request } : []),
    askNext: ({ context }) =>
      ask('choice', 'tracking.next', [
        ...(context.request?.status === 'submitted' ? ['withdraw'] : []),
        'another',
        'done',
      ]),
    withdraw: ({ context }) => ({ type: 'withdraw', reference: context.reference ?? '' }),
  },
});
