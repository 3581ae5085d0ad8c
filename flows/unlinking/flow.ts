import { ask, flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** "فك الربط": whoever did not join the other conversation, or wants it no more, ends it alone and at once. */
export const unlinking = flow({
  name: 'unlinking',
  version: 1,
  notNow: 'unlinking.afterThis',
  safePoint: 'begin',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: {
        always: [
          // Whoever holds the telephone now does not learn that there is another conversation.
          { guard: 'isHushed', actions: say('linking.notHere'), target: 'left' },
          { target: 'lookUp' },
        ],
      },
      lookUp: {
        entry: 'lookUpJoins',
        on: {
          'found.joins': [
            { guard: 'isJoined', target: 'confirm' },
            { actions: say('unlinking.none'), target: 'left' },
          ],
        },
      },
      confirm: {
        entry: ask('yesNo', 'unlinking.confirm', { choices: ['no', 'yes'], steady: ['yes'] }),
        on: {
          'choice.yes': { actions: 'lookUpJoins' },
          'found.joins': [
            { guard: 'isJoined', actions: ['unlink', say('unlinking.done')], target: 'done' },
            { actions: say('unlinking.none'), target: 'left' },
          ],
          'choice.no': 'left',
          back: 'left',
        },
      },
      done: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
