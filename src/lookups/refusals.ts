import { dayAt } from '../fields/calendar.ts';
import type { KnownRequest } from '../outcomes/requests/known-request.ts';
import type { Database } from '../records/base/database.ts';
import { refusedAt } from '../records/requests/afterwards/appeals.ts';

/** The same requests, those that were refused with the day on which they were, where nobody has appealed. */
export async function withRefusals(
  database: Database,
  requests: readonly KnownRequest[],
): Promise<readonly KnownRequest[]> {
  const refused = requests.flatMap(({ status, reference }) => (status === 'refused' ? [reference] : []));
  const days = await refusedAt(database, refused);
  return requests.map((one) => {
    const at = days.get(one.reference);
    return at === undefined ? one : { ...one, refusedOn: dayAt(at) };
  });
}
