import { call, endsAside, flow } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** A voice note cannot be read: it may be written instead, or a person calls or reads along. */
export const unheard = flow({
  name: 'unheard',
  version: 1,
  occasion: 'voice',
  endsAtHandBack: true,
  safePoint: 'offer',
  vocabulary: words,
  chart: {
    initial: 'offer',
    states: {
      offer: {
        entry: 'askHow',
        on: {
          'choice.call': { actions: call('calling') },
          'choice.person': { actions: call('handover', { reason: 'asked', flow: 'unheard', step: 'offer' }) },
          'choice.retype': 'done',
          ...endsAside,
        },
      },
      done: { type: 'final' },
    },
  },
});
