import { call, endsAside, flow } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** "محتاج مساعدة": the services that help, for whom each is and with which papers, and a person; never a list of commands. */
export const aid = flow({
  name: 'aid',
  version: 1,
  occasion: 'need',
  endsAtHandBack: true,
  safePoint: 'offer',
  vocabulary: words,
  chart: {
    initial: 'tell',
    states: {
      tell: { always: { actions: ['sayKindly', 'tellServices'], target: 'offer' } },
      offer: {
        entry: 'askWhich',
        on: {
          'choice.person': {
            actions: call('handover', { reason: 'asked', flow: 'aid', step: 'offer' }),
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
