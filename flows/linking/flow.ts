import { ask, call, flow, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** One member, two conversations: a code that the first one gives and the second one takes shows that both are his. */
export const linking = flow({
  name: 'linking',
  version: 1,
  notNow: 'linking.needsConsent',
  safePoint: 'choose',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: { always: [{ guard: 'lacksConsent', target: 'askConsent' }, { target: 'open' }] },
      askConsent: {
        entry: [say('linking.needsConsent'), call('consent')],
        on: { 'returned.given': 'open', 'returned.*': 'left' },
      },
      open: { always: [{ guard: 'hasCode', target: 'askCode' }, { target: 'choose' }] },
      choose: {
        entry: ask('choice', 'linking.choose', { choices: ['giveCode', 'haveCode'] }),
        on: { 'choice.giveCode': 'give', 'choice.haveCode': 'askCode', back: 'left' },
      },
      give: { entry: 'giveCode', always: 'done' },
      askCode: {
        entry: ask('number', 'linking.askCode', { figures: { count: 6, fault: 'linkCode.wrong' } }),
        on: {
          answer: { actions: 'tryCode' },
          'found.code': [
            { guard: 'isLinked', actions: say('linking.linked'), target: 'done' },
            { guard: 'isLocked', actions: say('linking.locked'), target: 'left' },
            { actions: say('linking.unknown'), target: 'askCode', reenter: true },
          ],
          back: 'left',
        },
      },
      done: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
