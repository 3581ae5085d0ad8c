import { call, flow, takeUp } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** Greets in the association's words, shows the privacy notice, offers what can be done. Every conversation stands on it. */
export const reception = flow({
  name: 'reception',
  version: 1,
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
          'choice.request': { actions: ['seenMenu', 'startRequest'] },
          service: { actions: ['seenMenu', 'startRequest'] },
          'choice.resume': { actions: ['seenMenu', takeUp()] },
          'choice.track': { actions: ['seenMenu', 'startTracking'] },
          reference: { actions: ['seenMenu', 'startTracking'] },
          'choice.ask': { actions: ['seenMenu', call('inquiry')] },
          'choice.person': {
            actions: ['seenMenu', call('handover', { reason: 'asked', flow: 'reception', step: 'menu' })],
          },
          'choice.rate': { actions: ['seenMenu', call('rating', { about: 'service', wished: true })] },
          'returned.*': { target: 'menu', reenter: true },
        },
      },
    },
  },
});
