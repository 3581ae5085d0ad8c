import { ask, call, flow, repeat, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** Back to where it was asked; where that is nowhere else, the next question is asked for. */
const backOrAfresh = [
  { guard: 'goesBack', target: 'answered' },
  { actions: 'startAfresh', target: 'ask' },
] as const;

/** A question: answered from what staff approved, with the clause it comes from; else a person. */
export const inquiry = flow({
  name: 'inquiry',
  version: 1,
  occasion: 'maybe',
  menu: { choice: 'ask' },
  safePoint: 'ask',
  noAnswer: 'offerPerson',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: {
        always: [
          { guard: 'hasQuotes', actions: ['tellQuotes', 'markAnswered'], target: 'ask' },
          { guard: 'mustChoose', target: 'askWhich' },
          { guard: 'isUnanswered', target: 'offerPerson' },
          { target: 'ask' },
        ],
      },
      ask: {
        entry: 'askQuestion',
        on: {
          question: { actions: ['quote', 'markAnswered', repeat()] },
          maybe: { actions: 'keepCandidates', target: 'askWhich' },
          'choice.answered': [
            { guard: 'ratedLately', actions: say('inquiry.glad'), target: 'answered' },
            { actions: say('inquiry.glad'), target: 'rate' },
          ],
          'choice.unanswered': { actions: 'markUnhelped', target: 'handed' },
          'choice.*': { guard: 'leadsOn', target: 'begun' },
          unclear: { target: 'offerPerson' },
          'returned.*': { actions: 'startAfresh', target: 'ask', reenter: true },
        },
      },
      askWhich: {
        entry: 'askWhich',
        on: {
          'choice.none': 'offerPerson',
          'choice.question': 'offerPerson',
          'choice.mine': 'mine',
          'choice.*': [
            { guard: 'isAside', actions: 'quoteChosen', target: 'answered' },
            { actions: ['quoteChosen', 'markAnswered'], target: 'ask' },
          ],
          unclear: 'offerPerson',
          passed: backOrAfresh,
          back: backOrAfresh,
        },
      },
      offerPerson: {
        entry: ask('yesNo', 'inquiry.noAnswer', { choices: ['yes', 'no'], steady: ['yes'] }),
        on: {
          question: { actions: ['quote', 'markAnswered'], target: 'ask' },
          maybe: { actions: 'keepCandidates', target: 'askWhich' },
          'choice.yes': { actions: 'markUnknown', target: 'handed' },
          'choice.no': backOrAfresh,
          back: backOrAfresh,
          'returned.*': 'answered',
        },
      },
      handed: {
        entry: 'callPerson',
        on: {
          restored: backOrAfresh,
          'returned.*': backOrAfresh,
        },
      },
      rate: {
        entry: call('rating', { about: 'inquiry' }),
        on: { 'returned.*': 'answered' },
      },
      // What an answer leads to was begun by its button.
      begun: { entry: 'begin', on: { restored: backOrAfresh, 'returned.*': 'answered' } },
      answered: { type: 'final' },
      mine: { type: 'final' },
    },
  },
});
