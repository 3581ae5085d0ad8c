import { callWindow, sayMissedCall } from '../../../voice/call-window.ts';
import { WorkCall, type CallStep } from '../../../contract/calls.ts';
import { langOf, type Desk } from '../../desk.ts';
import { Fault } from '../../../kernel/errors.ts';
import { restOfCall } from '../../../records/desk/callees.ts';
import type { LoadedConversation } from '../../../conversation/turn/cache.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import type { Verb } from '../verb.ts';

/** When a member who was not reached is called again, not before `rests`, and how they are told. */
function again(
  desk: Desk,
  { association }: Staff,
  { conversation, rests }: { readonly conversation: LoadedConversation; readonly rests: number },
) {
  const house = desk.reading.house(association);
  const lang = langOf(conversation);
  const window = callWindow(house.association.pack.hours, Math.max(desk.now(), rests));
  const text = sayMissedCall({ house, lang, now: desk.now() }, window);
  return { window, said: [{ message: { text, lang } }] };
}

/** What the desk alone reads: who did what. */
function noted(desk: Desk, { association, name }: Staff, step: CallStep) {
  const text = desk.reading.house(association).wording.word('ar', { group: 'calling.did', word: step }) ?? '';
  return [{ message: { text, lang: 'ar' as const }, name }];
}

/** Until when the number rests once this was done. Throws Fault conflict where somebody takes a call to one that rests now. */
async function restAfter(desk: Desk, call: string, step: CallStep): Promise<number> {
  const { database } = desk.ground;
  const now = desk.now();
  if (step === 'take') {
    const until = await restOfCall(database, call, { now, more: 0 });
    if (until > now)
      throw new Fault('conflict', 'This number was called often enough for a day: it is called again later.');
  }
  return step === 'missed' ? restOfCall(database, call, { now, more: 1 }) : now;
}

/** Takes a call that a member asked for, or notes what came of it. Only that nobody answered is told: the rest the member knows. */
export const call: Verb<WorkCall> = {
  path: 'call-back',
  takes: WorkCall,
  async prepare({ desk, staff, conversation: publicId, input: { call: id, step } }) {
    const about = await desk.reading.caseOf(staff, publicId);
    const rests = await restAfter(desk, id, step);
    return (conversation) => {
      const missed = step === 'missed' ? again(desk, staff, { conversation, rests }) : undefined;
      const window = missed?.window;
      return {
        act: {
          external: null,
          kind: missed ? 'system' : 'note',
          said: missed?.said ?? noted(desk, staff, step),
          outcomes: [{ type: 'workCall', call: id, staff: staff.id, step, ...(window && { window }) }],
          about: about === undefined ? [] : [about],
        },
      };
    };
  },
};
