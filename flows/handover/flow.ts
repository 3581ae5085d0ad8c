import { ask, flow, repeat, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** To a person: the reason and what was tried go along, and the member is told what happens next and when. */
export const handover = flow({
  name: 'handover',
  version: 1,
  occasion: 'person',
  menu: { choice: 'person', input: { reason: 'asked', flow: 'reception', step: 'menu' }, steady: true },
  endsAtHandBack: true,
  safePoint: 'wait',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: {
        always: [
          { guard: 'isWaiting', actions: 'sayStillWaiting', target: 'wait' },
          { actions: 'queueUp', target: 'wait' },
        ],
      },
      wait: {
        entry: 'askWaiting',
        on: {
          'choice.agree': { actions: ['agree', say('consent.thanks'), repeat()] },
          'choice.goOn': { actions: say('handover.kept'), target: 'kept' },
          'choice.leaveQueue': 'confirmLeaving',
          cancel: 'confirmLeaving',
          back: { actions: say('handover.kept'), target: 'kept' },
          person: { actions: ['sayStillWaiting', repeat()] },
          maybe: [
            { guard: 'hasConsent', actions: say('handover.noted') },
            { actions: [say('handover.noConsent'), repeat()] },
          ],
          unclear: [
            { guard: 'wasNoted', actions: 'markNoted' },
            { guard: 'hasConsent', actions: ['markNoted', say('handover.noted')] },
            { actions: [say('handover.noConsent'), repeat()] },
          ],
          file: { actions: say('handover.noted') },
          'returned.*': { guard: 'isOver', target: 'left' },
        },
      },
      confirmLeaving: {
        entry: ask('yesNo', 'handover.confirmLeaving', { choices: ['yes', 'no'], steady: ['yes'] }),
        on: {
          'choice.yes': { actions: ['stopWaiting', say('handover.left')], target: 'left' },
          'choice.no': 'wait',
          back: 'wait',
          cancel: { actions: ['stopWaiting', say('handover.left')], target: 'left' },
          person: 'wait',
        },
      },
      kept: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
