import { dayAt } from '../fields/calendar.ts';
import type { KnownRequest } from '../outcomes/requests/known-request.ts';
import type { RequestRow } from '../records/requests/requests.ts';

/** What a member may know of a stored request. */
export const known = (row: RequestRow): KnownRequest => ({
  reference: row.reference,
  service: row.service,
  status: row.status,
  ...(!row.needsCheck && { unchecked: true }),
  submittedOn: dayAt(row.submittedAt),
  ...(row.told && { promisedOn: row.replyOn }),
});
