import { ask, vocabulary, type Effect, type LookedUp, type Scene } from '../../src/engine/flow.ts';

type Known = Extract<LookedUp, { outcome: 'found' }>['request'];

export interface Tracking {
  readonly reference: string | null;
  readonly mine: readonly string[];
  readonly request: Known | null;
}

const found = ({ event }: Scene<Tracking>) => (event.found?.kind === 'request' ? event.found : undefined);
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
    hasSome: ({ event }) => event.found?.kind === 'mine' && event.found.requests.length > 0,
    isFound: (scene) => found(scene)?.outcome === 'found',
    isProofNeeded: (scene) => found(scene)?.outcome === 'proofNeeded',
    isWrongProof: (scene) => found(scene)?.outcome === 'wrongProof',
    isLocked: (scene) => found(scene)?.outcome === 'locked',
    hasMine: ({ context }) => context.mine.length > 0,
  },
  assigns: {
    keepMine: ({ event }) =>
      event.found?.kind === 'mine' ? { mine: event.found.requests.map((one) => one.reference) } : {},
    keepReference: ({ event }) => ({ reference: event.reference ?? null }),
    keepChosen: ({ event }) => ({ reference: event.choice ?? null }),
    keepRequest: (scene) => {
      const one = found(scene);
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
