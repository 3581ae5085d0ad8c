import { ask, endsAside, flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** To whoever cannot write: a person calls. The number that the channel proves is offered; nothing else is asked, before consent too. */
export const calling = flow({
  name: 'calling',
  version: 1,
  occasion: 'call',
  endsAtHandBack: true,
  plain: true,
  safePoint: 'askNumber',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: { always: [{ guard: 'stands', actions: 'sayStands', target: 'told' }, { target: 'lookUp' }] },
      lookUp: {
        entry: 'lookUpNumber',
        on: {
          'found.provedNumber': [
            { guard: 'hasNumber', actions: 'keepShown', target: 'offer' },
            { target: 'askNumber' },
          ],
        },
      },
      offer: {
        entry: 'askWhether',
        on: {
          'choice.yes': { actions: 'leaveOwn', target: 'told' },
          'choice.otherNumber': 'askNumber',
          answer: { actions: ['keepTyped', 'lookUpRest'] },
          'found.callRest': [
            { guard: 'enough', actions: ['sayEnough', 'letGo'], target: 'done' },
            { actions: ['leaveTyped', 'letGo'], target: 'told' },
          ],
          back: 'done',
          cancel: 'done',
        },
      },
      askNumber: {
        entry: ask('callNumber', 'calling.askNumber'),
        on: {
          answer: { actions: ['keepTyped', 'lookUpRest'] },
          'found.callRest': [
            { guard: 'enough', actions: ['sayEnough', 'letGo'], target: 'done' },
            { actions: ['leaveTyped', 'letGo'], target: 'told' },
          ],
          back: 'done',
          cancel: 'done',
        },
      },
      told: {
        entry: 'askMore',
        on: {
          'choice.goOn': 'done',
          'choice.noCall': { actions: ['endCall', say('calling.off')], target: 'done' },
          ...endsAside,
        },
      },
      done: { type: 'final' },
    },
  },
});
