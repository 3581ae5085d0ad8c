import type { RequestDetail } from '../../contract/desk.ts';
import type { Database } from '../../records/base/database.ts';
import { newDaysOf } from '../../records/requests/new-days.ts';
import { partsOf } from '../../records/requests/reminders.ts';
import { happeningsOf } from '../../records/requests/request-desk.ts';
import type { Mask } from './mask.ts';

/** What happened to a request after it was sent, in order: what became of it, days that were named anew, and when those who study it were reminded. */
export async function historyOf(
  database: Database,
  reference: string,
  mask: Mask,
): Promise<RequestDetail['events']> {
  const [happenings, days, reminders] = await Promise.all([
    happeningsOf(database, reference),
    newDaysOf(database, reference),
    partsOf(database, reference),
  ]);
  return [
    ...happenings.map(({ at, status, by, reason }) => ({
      at,
      status,
      ...(by !== null && { by }),
      ...(reason !== null && { reason: mask.text(reason) }),
    })),
    ...days.map(({ reason, ...named }) => ({ ...named, status: 'dayMoved', reason: mask.text(reason) })),
    ...reminders.map(({ at, part }) => ({ at, status: part })),
  ].toSorted((a, b) => a.at - b.at);
}
