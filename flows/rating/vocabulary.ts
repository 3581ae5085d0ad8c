import { nameIn, vocabulary } from '../../src/engine/flow.ts';

/** What can be rated: a request, an inquiry, a conversation with a person, the service as a whole, or one that is over. */
const subjects = ['request', 'inquiry', 'conversation', 'service', 'served'] as const;

export interface Rating {
  readonly id: string;
  readonly about: (typeof subjects)[number];
  readonly service: string | null;
  /** How the service ended. */
  readonly outcome?: string;
}

/** What is asked about without the member having said that they are done. */
const unasked: ReadonlySet<Rating['about']> = new Set(['conversation', 'served']);

const scores = ['score-1', 'score-2', 'score-3', 'score-4', 'score-5'];

export const words = vocabulary<Rating>()({
  context: (input, { given }) => ({
    id: nameIn(given),
    about: subjects.find((one) => one === input['about']) ?? 'service',
    service: typeof input['service'] === 'string' ? input['service'] : null,
    ...(typeof input['outcome'] === 'string' && { outcome: input['outcome'] }),
  }),
  guards: { hasConsent: ({ facts }) => facts.consent === 'given' },
  assigns: {},
  effects: {
    askRating: ({ context }) => ({
      type: 'ask',
      ask: {
        kind: 'rating',
        said: { line: `rating.ask.${context.about}` },
        choices: [...scores, 'skip'],
        // Put by ourselves, it does not stand in the way of what the member writes next.
        ...(unasked.has(context.about) && { passing: true }),
        steady: scores,
        of: 'rating',
      },
    }),
    noteAsked: ({ context, given }) => [
      { type: 'note', facts: { ratedAt: given.now } },
      {
        type: 'askRating',
        id: context.id,
        about: context.about,
        service: context.service,
        ...(context.outcome !== undefined && { outcome: context.outcome }),
      },
    ],
    keepScore: ({ context, event }) => ({
      type: 'rate',
      id: context.id,
      about: context.about,
      service: context.service,
      score: Number((event.choice ?? '').slice(-1)),
    }),
    keepComment: ({ context, event }) => ({ type: 'comment', id: context.id, text: event.text ?? '' }),
  },
});
