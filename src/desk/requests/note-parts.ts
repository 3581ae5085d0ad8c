import { endOfDay, workingDayFrom } from '../../association/hours.ts';
import { dayAt, daysAfter } from '../../fields/calendar.ts';
import { noteParts } from '../../records/requests/reminders.ts';
import { afterRiyadhNight } from '../../voice/time.ts';
import type { Desk } from '../desk.ts';

/** Notes for those who study requests which part of the time for an answer has passed, by day alone: they see it at the desk and are told by mail. */
export async function notePassedParts(desk: Desk): Promise<void> {
  const { database, clock, houses } = desk.ground;
  const now = clock.now();
  if (afterRiyadhNight(now) !== now) return;
  const today = dayAt(now);
  for (const [association, house] of houses) {
    const { hours } = house.association.pack;
    const over = now >= endOfDay(hours, today) ? today : daysAfter(today, -1);
    const next = workingDayFrom(hours, daysAfter(today, 1));
    const noted = await noteParts(database, { association, now, today, next, over });
    if (noted > 0) desk.announce(association, 'requests');
  }
}
