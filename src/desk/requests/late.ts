import { endOfDay } from '../../association/hours.ts';
import type { Act } from '../../conversation/turn/acts.ts';
import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import { dayAt, daysAfter } from '../../fields/calendar.ts';
import { lateRequests, type LateRequest } from '../../records/requests/late.ts';
import { studiedBy, type House } from '../../voice/house.ts';
import { showReference } from '../../voice/reference.ts';
import { afterRiyadhNight } from '../../voice/time.ts';
import { bothCalendars } from '../../voice/values.ts';
import { langOf, type Desk } from '../desk.ts';
import { tellEach } from '../tell-each.ts';
import { titleOf } from './notices.ts';

const together = 20;

/** What the member is told, once, in the name of those who study it; the conversation is flagged at the desk. */
function lateNotice(house: House, late: LateRequest, conversation: LoadedConversation): Act {
  const lang = langOf(conversation);
  const committee = studiedBy(house, late.service, lang);
  const text = house.wording.line(lang, 'tracking.lateNotice', {
    reference: showReference(late.reference),
    service: titleOf(house, late.service, lang),
    committee,
    ...bothCalendars(late.replyOn, lang),
  });
  return {
    external: `late ${late.reference} ${late.replyOn}`,
    kind: 'staff',
    said: [
      {
        message: { text, lang },
        name: committee,
        notice: {
          kind: 'decision',
          values: {
            reference: showReference(late.reference),
            service: titleOf(house, late.service, lang),
            answer: text,
          },
        },
        system: 'decided',
      },
    ],
    outcomes: [{ type: 'tellLate', reference: late.reference, day: late.replyOn }, { type: 'flag' }],
    about: [late.service],
  };
}

/**
 * Tells members whose promised day ends without an answer that we are late: on the day itself, when the office closes, and never at night. A
 * request that is decided in the same moment is not told.
 */
export async function tellLate(desk: Desk): Promise<void> {
  const { database, clock, houses, log } = desk.ground;
  const now = clock.now();
  if (afterRiyadhNight(now) !== now) return;
  const today = dayAt(now);
  for (const [association, house] of houses) {
    const isOver = now >= endOfDay(house.association.pack.hours, today);
    const day = isOver ? today : daysAfter(today, -1);
    const found = await lateRequests(database, { association, day, most: together });
    await tellEach(desk, found, {
      act: (late, conversation) => lateNotice(house, late, conversation),
      failed: 'a member could not be told yet that an answer is late',
    });
    if (found.length === 0) continue;
    log.warn('promised days ended without an answer', { association, count: found.length });
    desk.announce(association, 'requests');
    desk.announce(association, 'inbox');
  }
}
