import type { Act } from '../conversation/turn/acts.ts';
import type { LoadedConversation } from '../conversation/turn/cache.ts';
import { missedCalls, type MissedCall } from '../records/desk/calls.ts';
import type { House } from '../voice/house.ts';
import { afterRiyadhNight } from '../voice/time.ts';
import { langOf, type Desk } from './desk.ts';
import { tellEach } from './tell-each.ts';

const together = 20;

/** What the member is told, once, without another promise; the conversation is flagged at the desk. */
function missedNotice(house: House, { id }: MissedCall, conversation: LoadedConversation): Act {
  const lang = langOf(conversation);
  const { contact } = house.association.pack;
  const lines = [house.wording.line(lang, 'calling.late')];
  if (contact.phone !== undefined)
    lines.push(house.wording.line(lang, 'calling.phone', { phone: contact.phone }));
  return {
    external: `missed call ${id}`,
    kind: 'system',
    said: [{ message: { text: lines.join(' '), lang } }],
    outcomes: [{ type: 'tellMissedCall', call: id }, { type: 'flag' }],
  };
}

/**
 * Tells members who were not called by the time that was named that we are late, never at night. A call that somebody takes in the same moment is
 * not told.
 */
export async function tellMissedCalls(desk: Desk): Promise<void> {
  const { database, clock, houses, log } = desk.ground;
  const now = clock.now();
  if (afterRiyadhNight(now) !== now) return;
  for (const [association, house] of houses) {
    const found = await missedCalls(database, { association, now, most: together });
    await tellEach(desk, found, {
      act: (one, conversation) => missedNotice(house, one, conversation),
      failed: 'a member could not be told yet that nobody called',
    });
    if (found.length === 0) continue;
    log.warn('calls were not made by the time that was named', { association, count: found.length });
    desk.announce(association, 'inbox');
  }
}
