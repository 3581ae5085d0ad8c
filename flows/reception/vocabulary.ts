import { call, repeat, vocabulary, type Scene } from '../../src/engine/flow.ts';

export interface Reception {
  /** Whether the member has been at the menu before: it is offered in fewer words then. */
  readonly returning: boolean;
}

const draft = ({ parked }: Scene<Reception>) => parked.at(-1);

export const words = vocabulary<Reception>()({
  context: (input) => ({ returning: input['returning'] === true }),
  guards: {
    isReturning: ({ context }) => context.returning,
    hasDecided: ({ facts, house }) =>
      facts.consent !== undefined && facts.notice === house.association.pack.privacy.version,
  },
  assigns: { seenMenu: () => ({ returning: true }) },
  effects: {
    greet: ({ house }) => ({ type: 'say', said: { words: house.association.pack.greeting } }),
    askMenu: (scene) => {
      const left = draft(scene);
      const named = left?.context['service'];
      const choices = scene.menu.map(({ choice }) => choice);
      return {
        type: 'ask',
        ask: {
          kind: 'menu',
          said: {
            line: scene.context.returning ? 'reception.anythingElse' : 'reception.menu',
            ...(typeof named === 'string' && { values: { service: named } }),
          },
          choices: left ? ['resume', ...choices] : choices,
        },
      };
    },
    openChosen: ({ event, menu }) => {
      const entry = menu.find(({ choice }) => choice === event.choice);
      return entry ? call(entry.flow, entry.input) : repeat();
    },
    startRequest: ({ event }) =>
      call('request', event.service === undefined ? {} : { service: event.service }),
    startTracking: ({ event }) =>
      call('tracking', event.reference === undefined ? {} : { reference: event.reference }),
  },
});
