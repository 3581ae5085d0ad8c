import { ask, call, flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/**
 * "وين وصل طلبي": the requests that are shown to be this member's. A reference alone opens nothing: of a request that is another's and of
 * one that there is not the same is said, with the ways to show that it is one's own.
 */
export const tracking = flow({
  name: 'tracking',
  version: 2,
  occasion: 'status',
  menu: { choice: 'track' },
  notNow: 'engine.notHere',
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
            { guard: 'hasOne', actions: 'keepOnly', target: 'lookUp' },
            { guard: 'hasSome', actions: ['keepMine', 'tellMine'], target: 'askWhich' },
            { actions: say('tracking.noneMine'), target: 'askReference' },
          ],
        },
      },
      askWhich: {
        entry: 'askWhich',
        on: {
          'choice.other': 'askReference',
          'choice.*': { actions: 'keepChosen', target: 'lookUp' },
          called: 'lookUpMine',
          reference: { actions: 'keepReference', target: 'lookUp' },
        },
      },
      askReference: {
        entry: ask('reference', 'tracking.askReference', { choices: ['elsewhere'] }),
        on: {
          'choice.elsewhere': { actions: call('linking', { hasCode: true }) },
          'returned.done': 'lookUpMine',
          called: 'lookUpMine',
          reference: { actions: 'keepReference', target: 'lookUp' },
          back: [{ guard: 'hasMine', target: 'askWhich' }, { target: 'left' }],
        },
      },
      lookUp: {
        entry: 'lookUp',
        on: {
          'found.request': [
            { guard: 'isFound', actions: 'keepRequest', target: 'show' },
            { guard: 'isLocked', actions: say('tracking.locked'), target: 'left' },
            { actions: 'countProof', target: 'askProof' },
          ],
        },
      },
      askProof: {
        entry: 'askProof',
        on: {
          'choice.person': {
            actions: call('handover', { reason: 'asked', flow: 'tracking', step: 'askProof' }),
          },
          answer: 'lookUp',
          'returned.done': 'lookUp',
          reference: { actions: 'keepReference', target: 'lookUp' },
          back: 'askReference',
        },
      },
      show: {
        entry: ['showStatus', 'askNext'],
        on: {
          'choice.withdraw': 'confirmWithdrawal',
          'choice.supply': { actions: 'supply' },
          'choice.replace': { actions: 'replace' },
          'choice.received': { actions: 'receive' },
          'choice.appeal': { actions: 'appeal' },
          'returned.*': 'lookUp',
          'choice.another': [
            { guard: 'isOnly', actions: 'forgetReference', target: 'askReference' },
            { actions: 'forgetReference', target: 'lookUpMine' },
          ],
          'choice.done': 'done',
          called: 'lookUp',
          reference: { actions: 'keepReference', target: 'lookUp' },
          back: [
            { guard: 'isOnly', target: 'left' },
            { actions: 'forgetReference', target: 'lookUpMine' },
          ],
        },
      },
      confirmWithdrawal: {
        entry: ask('yesNo', 'tracking.confirmWithdrawal', { choices: ['no', 'yes'], steady: ['yes'] }),
        on: {
          'choice.yes': { actions: 'lookUp' },
          'found.request': [
            { guard: 'isOpen', actions: ['withdraw', say('tracking.withdrawn')], target: 'done' },
            { guard: 'isFound', actions: 'keepRequest', target: 'show' },
            { target: 'askProof' },
          ],
          'choice.no': 'lookUp',
          back: 'lookUp',
          cancel: 'lookUp',
        },
      },
      done: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
