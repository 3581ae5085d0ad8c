import { ask, call, flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** "وين وصل طلبي": the requests of this conversation, or any by its reference and the last four figures of the national id. */
export const tracking = flow({
  name: 'tracking',
  version: 1,
  menu: { choice: 'track' },
  safePoint: 'askReference',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: { always: [{ guard: 'hasReference', target: 'lookUp' }, { target: 'lookUpMine' }] },
      lookUpMine: {
        entry: 'lookUpMine',
        on: {
          'found.mine': [
            { guard: 'hasSome', actions: 'keepMine', target: 'askWhich' },
            { target: 'askReference' },
          ],
        },
      },
      askWhich: {
        entry: 'askWhich',
        on: {
          'choice.other': 'askReference',
          'choice.*': { actions: 'keepChosen', target: 'lookUp' },
          reference: { actions: 'keepReference', target: 'lookUp' },
        },
      },
      askReference: {
        entry: ask('reference', 'tracking.askReference', { choices: ['elsewhere'] }),
        on: {
          'choice.elsewhere': { actions: call('linking', { hasCode: true }) },
          'returned.done': 'lookUpMine',
          reference: { actions: 'keepReference', target: 'lookUp' },
          back: [{ guard: 'hasMine', target: 'askWhich' }, { target: 'left' }],
        },
      },
      lookUp: {
        entry: 'lookUp',
        on: {
          'found.request': [
            { guard: 'isFound', actions: 'keepRequest', target: 'show' },
            { guard: 'isProofNeeded', target: 'askLastFour' },
            { guard: 'isLocked', actions: say('tracking.locked'), target: 'left' },
            { actions: say('tracking.unknown'), target: 'askReference' },
          ],
        },
      },
      askLastFour: {
        entry: ask('number', 'tracking.askLastFour', { figures: { count: 4, fault: 'lastFour.wrong' } }),
        on: {
          answer: { actions: 'prove' },
          'found.request': [
            { guard: 'isFound', actions: 'keepRequest', target: 'show' },
            {
              guard: 'isWrongProof',
              actions: say('tracking.wrongProof'),
              target: 'askLastFour',
              reenter: true,
            },
            { guard: 'isLocked', actions: say('tracking.locked'), target: 'left' },
            { actions: say('tracking.unknown'), target: 'askReference' },
          ],
          back: 'askReference',
        },
      },
      show: {
        entry: ['showStatus', 'askNext'],
        on: {
          'choice.withdraw': 'confirmWithdrawal',
          'choice.another': { actions: 'forgetReference', target: 'lookUpMine' },
          'choice.done': 'done',
          reference: { actions: 'keepReference', target: 'lookUp' },
          back: { actions: 'forgetReference', target: 'lookUpMine' },
        },
      },
      confirmWithdrawal: {
        entry: ask('yesNo', 'tracking.confirmWithdrawal', { choices: ['yes', 'no'] }),
        on: {
          'choice.yes': { actions: 'lookAgain' },
          'found.request': [
            { guard: 'isOpen', actions: ['withdraw', say('tracking.withdrawn')], target: 'done' },
            { actions: 'keepRequest', target: 'show' },
          ],
          'choice.no': 'show',
          back: 'show',
          cancel: 'show',
        },
      },
      done: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
