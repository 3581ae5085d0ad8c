import type { Marks } from '../../src/contract/cases/check.ts';
import type { Office } from '../../src/desk/office.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import type { IncomingMessage } from '../../src/channel/message.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { sendMessages, sendRequest, type Place, type Sent } from './place.ts';

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

/** A request for support at Rahat whose paper follows: its member does not have it yet, and has it later (`paper`). */
export async function sendWithoutPaper(
  place: Place,
  n: number,
): Promise<Sent & { readonly paper: IncomingMessage }> {
  const { engine, houses } = place.ground;
  const messages = requestDialogue(engine, { house: houses.get('rahat')!, service: 'support', n });
  const paper = messages.find(({ content }) => content.kind === 'file')!;
  const without = messages.map((message) =>
    message === paper ? { ...message, content: { kind: 'text' as const, text: 'ما عندي تعريف' } } : message,
  );
  return { ...(await sendMessages(place, 'rahat', without)), paper: { ...paper, external: 'paper' } };
}

/** What its member still owes a case came another way, as somebody at the desk notes. */
export async function bringOwed(office: Office, staff: Staff, reference: string): Promise<void> {
  const { owed = [] } = await office.requests.detail(staff, reference);
  for (const { name: field } of owed)
    await office.delivery.brought(staff, reference, { field, words: 'أحضره إلى المكتب' });
}

/** A request as an earlier release took it: it stands before the committee though nobody checked it. */
export async function sentBeforeChecks(place: Place, association: string, n = 0): Promise<Sent> {
  const sent = await sendRequest(place, association, n);
  await place.ground.database.query('update requests set needs_check = false where reference = $1', [
    sent.reference,
  ]);
  return sent;
}
