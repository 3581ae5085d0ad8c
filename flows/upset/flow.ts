import { call, endsAside, flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** To whoever is angry: an apology, how their own requests stand, a person and the complaint. */
export const upset = flow({
  name: 'upset',
  version: 1,
  occasion: 'insult',
  endsAtHandBack: true,
  safePoint: 'offer',
  vocabulary: words,
  chart: {
    initial: 'apologize',
    states: {
      apologize: {
        entry: [say('courtesy.insult'), 'lookUpMine'],
        on: { 'found.mine': { actions: 'tellOpen', target: 'offer' } },
      },
      offer: {
        entry: 'askWhat',
        on: {
          'choice.person': {
            actions: call('handover', { reason: 'asked', flow: 'upset', step: 'offer' }),
          },
          'choice.goOn': 'done',
          'choice.*': { actions: 'begin' },
          ...endsAside,
        },
      },
      done: { type: 'final' },
    },
  },
});
