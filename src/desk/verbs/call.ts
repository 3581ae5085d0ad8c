import { callWindow, sayWindow } from '../../voice/call-window.ts';
import { WorkCall, type CallStep } from '../../contract/calls.ts';
import { langOf, type Desk } from '../desk.ts';
import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { Verb } from './verb.ts';

/** When a member who was not reached is called again, and how they are told. */
function again(desk: Desk, { association }: Staff, conversation: LoadedConversation) {
  const house = desk.reading.house(association);
  const lang = langOf(conversation);
  const window = callWindow(house.association.pack.hours, desk.now());
  const text = window
    ? house.wording.line(lang, 'calling.missed', {
        window: sayWindow({ house, lang, now: desk.now() }, window),
      })
    : house.wording.line(lang, 'calling.missedOnly');
  return { window, said: [{ message: { text, lang } }] };
}

/** What the desk alone reads: who did what. */
function noted(desk: Desk, { association, name }: Staff, step: CallStep) {
  const text = desk.reading.house(association).wording.word('ar', { group: 'calling.did', word: step }) ?? '';
  return [{ message: { text, lang: 'ar' as const }, name }];
}

/** Takes a call that a member asked for, or notes what came of it. Only that nobody answered is told: the rest the member knows. */
export const call: Verb<WorkCall> = {
  path: 'call-back',
  takes: WorkCall,
  prepare:
    ({ desk, staff, input: { call: id, step } }) =>
    (conversation) => {
      const missed = step === 'missed' ? again(desk, staff, conversation) : undefined;
      const window = missed?.window;
      return {
        act: {
          external: null,
          kind: missed ? 'system' : 'note',
          said: missed?.said ?? noted(desk, staff, step),
          outcomes: [{ type: 'workCall', call: id, staff: staff.id, step, ...(window && { window }) }],
        },
      };
    },
};
