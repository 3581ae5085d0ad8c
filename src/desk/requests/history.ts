import type { RequestDetail } from '../../contract/desk.ts';
import type { Database } from '../../records/base/database.ts';
import { newDaysOf } from '../../records/requests/new-days.ts';
import { partsOf } from '../../records/requests/reminders.ts';
import type { RequestHappening } from '../../records/requests/request-desk.ts';
import type { Mask } from './mask.ts';

/** What happened to a request after it was sent, in order: what became of it, days that were named anew, and when those who study it were reminded. */
export async function historyOf(
  database: Database,
  reference: string,
  { happenings, mask }: { readonly happenings: readonly RequestHappening[]; readonly mask: Mask },
): Promise<RequestDetail['events']> {
  const [days, reminders] = await Promise.all([newDaysOf(database, reference), partsOf(database, reference)]);
  return [
    ...happenings.map((one) => mask.step(one)),
    ...days.map(({ reason, ...named }) => ({ ...named, status: 'dayMoved', reason: mask.text(reason) })),
    ...reminders.map(({ at, part }) => ({ at, status: part })),
  ].toSorted((a, b) => a.at - b.at);
}
