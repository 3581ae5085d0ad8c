import { Fault, isFault } from '../../../kernel/errors.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { lastStep } from '../../../records/requests/last-steps.ts';
import { happeningsOf, type RequestListed } from '../../../records/requests/request-desk.ts';
import type { Desk } from '../../desk.ts';
import type { Requests } from '../requests.ts';

export type Noted = 'listsChecked' | 'deliveredPart' | 'brought' | 'visited';

/** A note that was refused: of which case as it was read, which was the last step that noted the same, and with what it was refused. */
interface NotNoted {
  readonly staff: Staff;
  readonly found: RequestListed;
  readonly status: Noted;
  readonly seen: number;
  readonly error: unknown;
}

/** Why something was not noted of a case: the case moved on meanwhile, or the same was noted first, and by whom. Where neither is so the error stays as it is. */
export async function whyNotNoted(
  { desk, requests }: { readonly desk: Desk; readonly requests: Requests },
  { staff, found: { reference, status: from }, status, seen, error }: NotNoted,
): Promise<unknown> {
  if (!isFault(error, 'conflict')) return error;
  const now = await requests.mustFind(staff, reference);
  if (now.status !== from) return requests.decidedAlready(staff, reference);
  const { database } = desk.ground;
  if ((await lastStep(database, reference, status)) === seen) return error;
  const first = (await happeningsOf(database, reference)).findLast((one) => one.status === status);
  const name = first?.by ?? undefined;
  return new Fault('conflict', 'The same was noted of this case a moment ago: reload the page.', {
    details: { noted: status, ...(name !== undefined && { by: { name } }) },
  });
}
