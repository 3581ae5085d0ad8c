import type { Database } from '../../../records/base/database.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import type { RequestHappening, RequestListed } from '../../../records/requests/request-desk.ts';
import type { House } from '../../../voice/house.ts';
import { barOf } from './bars.ts';

const judged: readonly string[] = ['accepted', 'partly', 'refused', 'deferred'];

interface Answering {
  readonly staff: Staff;
  readonly house: House;
  readonly listed: RequestListed;
  readonly history: readonly RequestHappening[];
}

/** Whether somebody answers the appeal of a case: the pack names their role, and they have neither decided, voted on, checked nor served it. */
export async function answersAppeal(
  database: Database,
  { staff, house, listed, history }: Answering,
): Promise<boolean> {
  const { appeal, committee } = house.association.pack.procedure;
  if (!appeal?.by.some((role) => role === staff.role)) return false;
  const hasJudged = history.some(
    ({ status, staff: by }) => by === staff.id && (judged.includes(status) || status.startsWith('vote.')),
  );
  if (hasJudged) return false;
  const { excludes } = committee;
  const bar = await barOf(database, { reference: listed.reference, staff: staff.id, excludes, history });
  return bar === undefined;
}
