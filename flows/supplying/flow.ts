import { ask, flow, repeat, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** What a case waits for: a paper, an answer that is to be put right. It lands on the case, and the time of the answer goes on. */
export const supplying = flow({
  name: 'supplying',
  version: 1,
  occasion: 'paper',
  notNow: 'supplying.afterThis',
  safePoint: 'begin',
  vocabulary: words,
  chart: {
    initial: 'begin',
    on: { file: { actions: 'keepFile', target: '.lookUp', reenter: true } },
    states: {
      begin: {
        always: [
          // Whoever holds the telephone now does not learn that there is a case.
          { guard: 'isHushedFile', actions: say('engine.fileNotNow'), target: 'left' },
          { guard: 'isHushed', actions: say('linking.notHere'), target: 'left' },
          { target: 'lookUp' },
        ],
      },
      lookUp: {
        entry: 'lookUpAsks',
        on: {
          'found.asks': [
            { guard: 'isFieldNamed', actions: 'keepChosenField', target: 'askForIt' },
            { guard: 'isOneAgain', actions: 'keepFirst', target: 'askForIt' },
            { guard: 'isSomeAgain', actions: 'keepFields', target: 'askWhichField' },
            { guard: 'isAgain', actions: say('supplying.notAgain'), target: 'left' },
            { guard: 'fitsNamed', actions: ['keepNamed', 'takeFile'], target: 'askSign' },
            { guard: 'fitsOne', actions: 'keepFitting', target: 'askIfIt' },
            { guard: 'fitsSome', actions: 'keepAllFitting', target: 'askWhich' },
            { guard: 'isFileAlone', actions: say('engine.fileNotNow'), target: 'left' },
            { guard: 'fitsNone', actions: ['keepPaper', 'sayUnfit', 'letGo'], target: 'askForIt' },
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
      askWhichField: {
        entry: 'askWhichField',
        on: {
          'choice.nothing': { actions: say('supplying.kept'), target: 'left' },
          'choice.*': { actions: 'keepField', target: 'lookUp' },
          back: 'left',
        },
      },
      // A paper came before it was asked for here: it is not taken for what a case waits for without a word.
      askIfIt: {
        entry: 'askIfIt',
        on: {
          'choice.yes': { actions: 'takeFile', target: 'askSign' },
          'choice.no': { actions: say('supplying.notIt'), target: 'left' },
          back: 'left',
        },
      },
      askForIt: {
        entry: 'askForIt',
        on: {
          answer: { actions: 'keepValue', target: 'askSign' },
          'returned.mine': { actions: 'keepTyped', target: 'askSign' },
          file: [
            { guard: 'fits', actions: 'keepValue', target: 'askSign' },
            { actions: ['sayFault', repeat()] },
          ],
          'choice.notYet': [
            { guard: 'isAgain', actions: say('supplying.kept'), target: 'left' },
            { guard: 'isOwed', actions: say('supplying.laterOwed'), target: 'left' },
            { actions: say('supplying.later'), target: 'left' },
          ],
          'choice.person': { actions: 'callPerson' },
          'returned.*': 'left',
          lacks: 'askLacking',
          called: 'lookUp',
          back: 'left',
        },
      },
      // Whoever cannot get it is not asked again and again: a person finds another way.
      askLacking: {
        entry: ask('choice', 'supplying.lacking', { choices: ['person', 'notYet'] }),
        on: {
          'choice.person': { actions: 'callPerson' },
          'choice.notYet': [
            { guard: 'isAgain', actions: say('supplying.kept'), target: 'left' },
            { guard: 'isOwed', actions: say('supplying.laterOwed'), target: 'left' },
            { actions: say('supplying.later'), target: 'left' },
          ],
          'returned.*': 'left',
          called: 'lookUp',
          back: 'left',
        },
      },
      // It is shown back, and signed for as the form was.
      askSign: {
        entry: 'askSign',
        on: {
          'choice.sign': { actions: 'keepSigned', target: 'send' },
          'choice.notYet': 'askForIt',
          file: [
            { guard: 'fits', actions: 'keepValue', target: 'askSign', reenter: true },
            { actions: ['sayFault', repeat()] },
          ],
          called: 'lookUp',
          back: 'askForIt',
        },
      },
      // It may have been taken back, or the case withdrawn, while the question stood.
      send: {
        entry: 'lookUpAsks',
        on: {
          'found.asks': [
            { guard: 'isGoneAgain', actions: say('supplying.notAgain'), target: 'left' },
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
