import { flow, repeat, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** What a case waits for: a paper, an answer that is to be put right. It lands on the case, and the time of the answer goes on. */
export const supplying = flow({
  name: 'supplying',
  version: 1,
  notNow: 'supplying.afterThis',
  safePoint: 'begin',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: {
        always: [
          // Whoever holds the telephone now does not learn that there is a case.
          { guard: 'isHushed', actions: say('linking.notHere'), target: 'left' },
          { target: 'lookUp' },
        ],
      },
      lookUp: {
        entry: 'lookUpAsks',
        on: {
          'found.asks': [
            { guard: 'isNamed', actions: 'keepNamed', target: 'askForIt' },
            { guard: 'isOne', actions: 'keepFirst', target: 'askForIt' },
            { guard: 'isSome', actions: 'keepAll', target: 'askWhich' },
            { actions: say('supplying.none'), target: 'left' },
          ],
        },
      },
      askWhich: {
        entry: 'askWhich',
        on: {
          'choice.*': { actions: 'keepChosen', target: 'lookUp' },
          reference: { actions: 'keepReference', target: 'lookUp' },
          back: 'left',
        },
      },
      askForIt: {
        entry: 'askForIt',
        on: {
          answer: { actions: 'keepValue', target: 'send' },
          'returned.mine': { actions: 'keepTyped', target: 'send' },
          file: [
            { guard: 'fits', actions: 'keepValue', target: 'send' },
            { actions: ['sayFault', repeat()] },
          ],
          'choice.notYet': [
            { guard: 'isOwed', actions: say('supplying.laterOwed'), target: 'left' },
            { actions: say('supplying.later'), target: 'left' },
          ],
          lacks: [
            { guard: 'isOwed', actions: say('supplying.laterOwed'), target: 'left' },
            { actions: say('supplying.later'), target: 'left' },
          ],
          called: 'lookUp',
          back: 'left',
        },
      },
      // It may have been taken back, or the case withdrawn, while the question stood.
      send: {
        entry: 'lookUpAsks',
        on: {
          'found.asks': [
            { guard: 'isGone', actions: say('supplying.none'), target: 'left' },
            { guard: 'owesMore', actions: ['bring', 'keepNext'], target: 'askForIt' },
            { guard: 'isOwed', actions: 'bring', target: 'done' },
            { actions: 'supply', target: 'done' },
          ],
        },
      },
      done: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
