import { flow, repeat, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** The privacy notice and the member's electronic consent. Before it nothing that they write is stored. */
export const consent = flow({
  name: 'consent',
  version: 1,
  interruptible: false,
  safePoint: 'askConsent',
  vocabulary: words,
  chart: {
    initial: 'askConsent',
    states: {
      askConsent: {
        entry: 'showNotice',
        on: {
          'choice.agree': { actions: ['agree', say('consent.thanks')], target: 'given' },
          'choice.refuse': { actions: ['refuse', say('consent.refused')], target: 'refused' },
          'choice.fullNotice': { actions: ['showFull', repeat()] },
          back: [{ guard: 'isOnTheWay', target: 'left' }, { actions: [say('engine.atStart'), repeat()] }],
          cancel: [
            { guard: 'isOnTheWay', target: 'left' },
            { actions: [say('engine.nothingToCancel'), repeat()] },
          ],
        },
      },
      given: { type: 'final' },
      refused: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
