import { ask, flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** How satisfied the member is: one to five in words, a comment if they like. A tool to develop, not to punish. */
export const rating = flow({
  name: 'rating',
  version: 1,
  occasion: 'closed',
  notNow: 'engine.notHere',
  menu: { choice: 'rate', input: { about: 'service', wished: true } },
  safePoint: 'askRating',
  vocabulary: words,
  chart: {
    initial: 'askRating',
    states: {
      askRating: {
        entry: ['askRating', 'noteAsked'],
        on: {
          'choice.skip': { actions: say('rating.skipped'), target: 'skipped' },
          'choice.*': [
            { guard: 'hasConsent', actions: 'keepScore', target: 'askComment' },
            { actions: ['keepScore', say('rating.thanks')], target: 'rated' },
          ],
          back: 'skipped',
          // Whoever writes of something else does not mind the question.
          passed: 'passedOver',
        },
      },
      askComment: {
        entry: ask('comment', 'rating.comment', { choices: ['skip'] }),
        on: {
          words: { actions: ['keepComment', say('rating.thanks')], target: 'rated' },
          'choice.skip': { actions: say('rating.thanks'), target: 'rated' },
          back: 'askRating',
        },
      },
      rated: { type: 'final' },
      skipped: { type: 'final' },
      passedOver: { type: 'final' },
    },
  },
});
