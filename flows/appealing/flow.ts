import { flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** Against a refusal, where the policy says so: once, within its days, in the member's own words, to the people whom the pack names. */
export const appealing = flow({
  name: 'appealing',
  version: 1,
  notNow: 'appealing.afterThis',
  safePoint: 'begin',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: {
        always: [
          // Whoever holds the telephone now does not learn that there is a case.
          { guard: 'isHushed', actions: say('linking.notHere'), target: 'left' },
          { guard: 'isForeseen', target: 'lookUp' },
          { actions: say('appealing.notForeseen'), target: 'left' },
        ],
      },
      lookUp: {
        entry: 'lookUpMine',
        on: {
          'found.mine': [
            { guard: 'isNamed', actions: 'keepNamed', target: 'askWhy' },
            { guard: 'isOne', actions: 'keepFirst', target: 'askWhy' },
            { guard: 'isSome', actions: 'keepAll', target: 'askWhich' },
            { actions: say('appealing.none'), target: 'left' },
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
      askWhy: {
        entry: 'askWhy',
        on: {
          answer: { actions: 'keepWords', target: 'askSure' },
          'returned.mine': { actions: 'keepTyped', target: 'askSure' },
          'choice.notYet': { actions: say('appealing.later'), target: 'left' },
          called: 'lookUp',
          back: 'left',
        },
      },
      askSure: {
        entry: 'askSure',
        on: { 'choice.yes': 'send', 'choice.no': 'askWhy', back: 'askWhy', cancel: 'left' },
      },
      // Its days may have passed, or it may have been appealed elsewhere, while the question stood.
      send: {
        entry: 'lookUpMine',
        on: {
          'found.mine': [
            { guard: 'isNamed', actions: ['appeal', 'sayHeard'], target: 'done' },
            { actions: say('appealing.none'), target: 'left' },
          ],
        },
      },
      done: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
