import type { Desk } from '../../src/desk/desk.ts';
import { claim } from '../../src/desk/verbs/hands/claim.ts';
import { close } from '../../src/desk/verbs/hands/close.ts';
import { handBack } from '../../src/desk/verbs/hands/hand-back.ts';
import { note } from '../../src/desk/verbs/words/note.ts';
import { reply } from '../../src/desk/verbs/words/reply.ts';
import { transfer } from '../../src/desk/verbs/hands/transfer.ts';
import type { Staff } from '../../src/records/desk/staff.ts';

type Text = { readonly id: string; readonly text: string };

/** The verbs of the desk as a person uses them: each answers whether it was done. */
export const deskOf = (desk: Desk) => ({
  claim: (staff: Staff, conversation: string) =>
    desk.perform(claim, { staff, conversation, input: undefined }),
  reply: (staff: Staff, conversation: string, input: Text) =>
    desk.perform(reply, { staff, conversation, input }),
  note: (staff: Staff, conversation: string, input: Text) =>
    desk.perform(note, { staff, conversation, input }),
  transfer: (staff: Staff, conversation: string, to: Staff) =>
    desk.perform(transfer, { staff, conversation, input: { to: to.id } }),
  giveBack: (staff: Staff, conversation: string, outcome: 'handedBack' | 'closed', seen?: number) =>
    desk.perform(outcome === 'closed' ? close : handBack, { staff, conversation, input: { seen } }),
});
