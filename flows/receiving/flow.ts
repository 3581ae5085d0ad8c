import { flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** Whether a service that was provided reached its member: the case ends with their word, or goes back, and a person hears of it. */
export const receiving = flow({
  name: 'receiving',
  version: 1,
  occasion: 'provided',
  notNow: 'receiving.afterThis',
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
        entry: 'lookUpMine',
        on: {
          'found.mine': [
            { guard: 'isNamed', target: 'askArrived' },
            { guard: 'isOne', actions: 'keepFirst', target: 'askArrived' },
            { guard: 'isSome', actions: 'keepAll', target: 'askWhich' },
            { actions: say('receiving.none'), target: 'left' },
          ],
        },
      },
      askWhich: {
        entry: 'askWhich',
        on: {
          'choice.*': { actions: 'keepChosen', target: 'lookUp' },
          reference: { actions: 'keepReference', target: 'lookUp' },
          called: 'lookUp',
          back: 'left',
        },
      },
      askArrived: {
        entry: 'askArrived',
        on: {
          'choice.arrived': { actions: 'keepArrived', target: 'settle' },
          'choice.notArrived': { actions: 'keepMissing', target: 'settle' },
          called: 'lookUp',
          back: 'left',
          // Whoever writes of something else does not mind the question.
          passed: 'left',
        },
      },
      // It may have been said elsewhere while the question stood.
      settle: {
        entry: 'lookUpMine',
        on: {
          'found.mine': [
            { guard: 'hasArrived', actions: ['confirm', say('receiving.thanks')], target: 'done' },
            { guard: 'isMissing', actions: ['confirm', say('receiving.sorry')], target: 'toPerson' },
            { guard: 'isKnownMissing', actions: say('receiving.sorry'), target: 'toPerson' },
            { actions: say('receiving.none'), target: 'left' },
          ],
        },
      },
      toPerson: { entry: 'toPerson', on: { 'returned.*': 'done' } },
      done: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
