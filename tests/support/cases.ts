import type { Marks } from '../../src/contract/cases/check.ts';
import type { Office } from '../../src/desk/office.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { sendRequest, type Place, type Sent } from './place.ts';

/** Every field that was answered matches its paper. */
export const allMatched = (
  fields: readonly { readonly name: string; readonly answered?: true | undefined }[],
): Marks =>
  Object.fromEntries(fields.flatMap(({ name, answered }) => (answered ? [[name, 'matched' as const]] : [])));

/** Somebody who serves holds the case against its papers, and is at the desk no more: it goes to the committee. */
export async function checkCase(office: Office, association: string, reference: string): Promise<Staff> {
  const email = `checks-${reference}@${association}.example`;
  const { database } = office.ground;
  const staff = await putStaff(database, { association, email, role: 'researcher' }, 0);
  const { fields } = await office.requests.detail(staff, reference);
  await office.moves.check(staff, reference, allMatched(fields));
  await database.query('update staff set disabled_at = now() where id = $1', [staff.id]);
  return staff;
}

/** A request as an earlier release took it: it stands before the committee though nobody checked it. */
export async function sentBeforeChecks(place: Place, association: string, n = 0): Promise<Sent> {
  const sent = await sendRequest(place, association, n);
  await place.ground.database.query('update requests set needs_check = false where reference = $1', [
    sent.reference,
  ]);
  return sent;
}
