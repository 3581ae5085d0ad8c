import { ask, call, found, isOpenCase, servicesFor, vocabulary } from '../../src/engine/flow.ts';

export interface Upset {
  /** It stands in the middle of something else, which goes on behind it. */
  readonly aside: boolean;
}

/** So many open requests are told. */
const mostTold = 2;

export const words = vocabulary<Upset>()({
  context: () => ({ aside: true }),
  guards: {},
  assigns: {},
  effects: {
    lookUpMine: () => ({ type: 'lookUp', query: { kind: 'mine' } }),
    tellOpen: (scene) =>
      (found(scene, 'mine')?.requests ?? [])
        .filter(({ status }) => isOpenCase(status))
        .slice(0, mostTold)
        .map((request) => ({ type: 'status', request }) as const),
    askWhat: ({ house }) =>
      ask('choice', 'courtesy.insultOffer', {
        choices: ['person', ...servicesFor(house, 'complaint').map(({ id }) => id), 'goOn'],
        of: 'service',
        passing: true,
      }),
    begin: ({ event }) => call('request', event.choice === undefined ? {} : { service: event.choice }),
  },
});
