import { ask, call, flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

const figures = { count: 12, fault: 'linkCode.wrong' } as const;
/** What comes of a code that was typed. */
const tried = [
  { guard: 'isLinked', actions: say('linking.linked'), target: 'done' },
  { guard: 'isLocked', actions: say('linking.locked'), target: 'left' },
  { actions: say('linking.unknown'), target: 'askCode', reenter: true },
] as const;

/** One member, two conversations: a code that the first one gives and the second one takes shows that both are theirs. */
export const linking = flow({
  name: 'linking',
  version: 1,
  notNow: 'linking.afterConsent',
  safePoint: 'choose',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: {
        always: [
          // Whoever holds the telephone now is shown nothing, and gets nothing that opens it elsewhere.
          { guard: 'isHushed', actions: say('linking.notHere'), target: 'left' },
          { guard: 'lacksConsent', target: 'askConsent' },
          { target: 'open' },
        ],
      },
      askConsent: {
        entry: [say('linking.needsConsent'), call('consent', { onTheWay: true })],
        on: { 'returned.given': 'open', 'returned.*': 'left' },
      },
      open: { always: [{ guard: 'hasCode', target: 'askCode' }, { target: 'choose' }] },
      choose: {
        entry: ask('choice', 'linking.choose', { choices: ['giveCode', 'haveCode'], figures }),
        on: {
          'choice.giveCode': 'give',
          'choice.haveCode': 'askCode',
          // Whoever has the code in hand types it at once.
          answer: { actions: 'tryCode' },
          'found.code': tried,
          back: 'left',
        },
      },
      give: { entry: 'giveCode', always: 'done' },
      askCode: {
        entry: ask('number', 'linking.askCode', { figures }),
        on: {
          answer: { actions: 'tryCode' },
          'found.code': tried,
          back: 'left',
        },
      },
      done: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
