import { ask, call, flow, repeat, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** A question: answered from what staff approved, with the clause it comes from; else a person. */
export const inquiry = flow({
  name: 'inquiry',
  version: 1,
  occasion: 'maybe',
  menu: { choice: 'ask' },
  safePoint: 'ask',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: { always: [{ guard: 'mustChoose', target: 'askWhich' }, { target: 'ask' }] },
      ask: {
        entry: 'askQuestion',
        on: {
          question: { actions: ['quote', 'markAnswered', repeat()] },
          maybe: { actions: 'keepCandidates', target: 'askWhich' },
          'choice.answered': [
            { guard: 'ratedLately', actions: say('inquiry.glad'), target: 'answered' },
            { actions: say('inquiry.glad'), target: 'rate' },
          ],
          'choice.unanswered': { actions: 'handOverUnanswered' },
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
          back: [
            { guard: 'isAside', target: 'answered' },
            { actions: 'startAfresh', target: 'ask' },
          ],
        },
      },
      offerPerson: {
        entry: ask('yesNo', 'inquiry.noAnswer', { choices: ['yes', 'no'] }),
        on: {
          'choice.yes': { actions: 'handOverUnknown' },
          'choice.no': [
            { guard: 'isAside', target: 'answered' },
            { actions: 'startAfresh', target: 'ask' },
          ],
          back: [
            { guard: 'isAside', target: 'answered' },
            { actions: 'startAfresh', target: 'ask' },
          ],
          'returned.*': 'answered',
        },
      },
      rate: {
        entry: call('rating', { about: 'inquiry' }),
        on: { 'returned.*': 'answered' },
      },
      answered: { type: 'final' },
      mine: { type: 'final' },
    },
  },
});
