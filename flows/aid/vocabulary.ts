import {
  ask,
  call,
  papersOf,
  say,
  servicesFor,
  vocabulary,
  type Effect,
  type Scene,
} from '../../src/engine/flow.ts';

export interface Aid {
  /** It stands in the middle of something else, which goes on behind it. */
  readonly aside: boolean;
}

/** So many services are told: whoever is in need reads no list. */
const mostTold = 3;
const helping = ({ house }: Pick<Scene<Aid>, 'house'>) => servicesFor(house, 'need').slice(0, mostTold);

export const words = vocabulary<Aid>()({
  context: () => ({ aside: true }),
  guards: {},
  assigns: {},
  effects: {
    sayKindly: () => say('need.kindly'),
    tellServices: (scene) =>
      helping(scene).map((service): Effect => ({ type: 'tellService', ...papersOf(service) })),
    askWhich: (scene) =>
      ask('choice', 'need.which', {
        choices: [...helping(scene).map(({ id }) => id), 'person', 'goOn'],
        of: 'service',
        passing: true,
      }),
    begin: ({ event }) => call('request', event.choice === undefined ? {} : { service: event.choice }),
  },
});
