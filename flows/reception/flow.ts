import { call, flow, takeUp } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** Greets in the association's words, shows the privacy notice, offers what can be done. Every conversation stands on it. */
export const reception = flow({
  name: 'reception',
  version: 1,
  occasion: 'start',
  safePoint: 'menu',
  vocabulary: words,
  chart: {
    initial: 'arrive',
    on: { menu: { target: '.menu', reenter: true } },
    states: {
      arrive: { always: [{ guard: 'isReturning', target: 'menu' }, { target: 'greet' }] },
      greet: {
        entry: 'greet',
        always: [{ guard: 'hasDecided', target: 'menu' }, { target: 'informOfPrivacy' }],
      },
      informOfPrivacy: {
        entry: call('consent'),
        on: { 'returned.*': 'menu' },
      },
      menu: {
        entry: 'askMenu',
        on: {
          service: { actions: ['seenMenu', 'startRequest'] },
          'choice.resume': { actions: ['seenMenu', takeUp()] },
          question: { actions: ['seenMenu', 'tellAnswers'] },
          maybe: { actions: ['seenMenu', 'askWhich'] },
          unanswered: { actions: ['seenMenu', 'offerPerson'] },
          reference: { actions: ['seenMenu', 'startTracking'] },
          'choice.agree': { actions: ['seenMenu', call('consent', { onTheWay: true })] },
          'choice.*': { actions: ['seenMenu', 'openChosen'] },
          'returned.*': { target: 'menu', reenter: true },
        },
      },
    },
  },
});
