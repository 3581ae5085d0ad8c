import { call, plainJson, repeat, vocabulary, type Scene } from '../../src/engine/flow.ts';

export interface Reception {
  /** Whether the member has been at the menu before: it is offered in fewer words then. */
  readonly returning: boolean;
}

/** The candidates of an event, as plain JSON. */
const listed = ({ candidates = [] }: Scene<Reception>['event']) =>
  candidates.map(({ from, id }) => ({ from, id }));

const draft = ({ parked }: Scene<Reception>) => parked.at(-1);

export const words = vocabulary<Reception>()({
  context: (input) => ({ returning: input['returning'] === true }),
  guards: {
    isReturning: ({ context }) => context.returning,
    hasDecided: ({ facts, house }) =>
      facts.consent === 'given' ||
      (facts.consent !== undefined && facts.notice === house.association.pack.privacy.version),
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
          steady: scene.menu.flatMap(({ choice, steady }) => (steady ? [choice] : [])),
          casual: true,
        },
      };
    },
    openChosen: ({ event, menu }) => {
      const entry = menu.find(({ choice }) => choice === event.choice);
      return entry ? call(entry.flow, entry.input) : repeat();
    },
    tellAnswers: ({ event }) => call('inquiry', { quotes: listed(event), atMenu: true }),
    askWhich: ({ event }) => call('inquiry', { candidates: listed(event), atMenu: true }),
    offerPerson: () => call('inquiry', { unanswered: true, atMenu: true }),
    startRequest: ({ event }) =>
      call('request', {
        ...(event.service !== undefined && { service: event.service }),
        ...(event.values && { values: plainJson(event.values) }),
      }),
    startTracking: ({ event }) =>
      call('tracking', event.reference === undefined ? {} : { reference: event.reference }),
  },
});
