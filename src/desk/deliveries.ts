import type { SendFaultCode } from '../channel/faults.ts';
import { bodyOf } from '../conversation/turn/entry-body.ts';
import { Fault, nameOfError } from '../kernel/errors.ts';
import { flagConversation, linkedTo } from '../records/sending/addresses.ts';
import { findConversation } from '../records/turns/conversations.ts';
import { entriesAfter } from '../records/turns/entries.ts';
import { decideDelivery } from '../records/sending/outbox.ts';
import type { Staff } from '../records/desk/staff.ts';
import type { Desk } from './desk.ts';

/** What people at the desk do about messages that did not arrive by themselves. */
export class Deliveries {
  constructor(private readonly desk: Desk) {}

  /**
   * Sends the entry of the nth line that somebody sees again, or leaves it. Throws Fault notFound when there is nothing to decide: it was decided already, or its right has ended, or it
   * is of a case that somebody may not read.
   */
  async decide(
    staff: Staff,
    publicId: string,
    { entry: n, again }: { readonly entry: number; readonly again: boolean },
  ): Promise<void> {
    const found = await this.desk.reading.mustFind(staff, publicId);
    const { database, clock } = this.desk.ground;
    const seq = (await this.desk.reading.line(staff, found, n))?.delivery?.entry;
    const decided =
      seq !== undefined &&
      (await this.desk.reading.shows(staff, found, seq)) &&
      (await decideDelivery(
        database,
        { conversation: found.id, seq },
        { by: staff, again, now: clock.now() },
      ));
    if (!decided) throw new Fault('notFound', 'There is nothing to send again: it was decided already.');
    this.desk.announceIn(found);
  }

  /**
   * A message will not arrive by itself: its conversation is flagged, so that somebody sees it. A decision of the committee is told on
   * another channel that the member proved to be theirs.
   */
  async failed(publicId: string, seq: number, fault: SendFaultCode): Promise<void> {
    const { database, clock, log } = this.desk.ground;
    try {
      const found = await findConversation(database, publicId);
      if (!found) return;
      await flagConversation(database, found.id, clock.now());
      this.desk.announce(found.association, 'inbox');
      this.desk.announceIn(found);
      if (fault === 'unknownOutcome') return;
      const [entry] = await entriesAfter(database, found, { seq, most: 1 });
      const { said: [message] = [], about = [] } = entry ? bodyOf(entry) : {};
      if (entry?.seq !== seq || message?.system !== 'decided') return;
      for (const other of await linkedTo(database, found.id))
        await this.desk.tell(other, () => ({
          external: `notice ${publicId} ${seq}`,
          kind: 'staff',
          said: [message],
          outcomes: [],
          about,
        }));
    } catch (error) {
      log.error('a failed message could not be flagged', { error: nameOfError(error) });
    }
  }
}
