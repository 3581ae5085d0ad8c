import { ask, found, vocabulary, type Effect, type KnownRequest, type Scene } from '../../src/engine/flow.ts';

export interface Tracking {
  readonly reference: string | null;
  readonly mine: readonly string[];
  readonly request: KnownRequest | null;
}

const outcome = (scene: Scene<Tracking>) => found(scene, 'request')?.outcome;
const mine = (scene: Scene<Tracking>) => found(scene, 'mine')?.requests ?? [];
const lookUp = (reference: string | null, more: { lastFour?: string; shown?: true } = {}): Effect => ({
  type: 'lookUp',
  query: { kind: 'request', reference: reference ?? '', ...more },
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
    isOpen: (scene) => {
      const one = found(scene, 'request');
      return one?.outcome === 'found' && one.request.status === 'submitted';
    },
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
      lookUp(context.reference, { lastFour: typeof event.value === 'string' ? event.value : '' }),
    lookAgain: ({ context }) => lookUp(context.request?.reference ?? null, { shown: true }),
    askWhich: ({ context }) =>
      ask('choice', 'tracking.which', { choices: [...context.mine, 'other'], of: 'reference' }),
    showStatus: ({ context }) => (context.request ? { type: 'status', request: context.request } : []),
    askNext: ({ context }) =>
      ask('choice', 'tracking.next', {
        choices: [...(context.request?.status === 'submitted' ? ['withdraw'] : []), 'another', 'done'],
      }),
    withdraw: ({ context }) => ({ type: 'withdraw', reference: context.reference ?? '' }),
  },
});
