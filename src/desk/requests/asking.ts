import { afterAnswer } from '../../cases/standing.ts';
import type { AskOfMember, GoOn } from '../../contract/cases/ask.ts';
import { isOpenCase } from '../../contract/cases/status.ts';
import { dayAt } from '../../fields/calendar.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { openAsks } from '../../records/requests/asks.ts';
import { lastStep } from '../../records/requests/last-steps.ts';
import type { RequestListed } from '../../records/requests/request-desk.ts';
import { isAskedField } from '../../cases/asked-fields.ts';
import { anyFieldOf, fieldOf, serviceOf } from '../../voice/house.ts';
import type { Desk } from '../desk.ts';
import { mustComeSoon } from './days.ts';
import type { Moves } from './moves.ts';
import type { Requests } from './requests.ts';

/** What is asked of members after they sent, and that it is here, or waited for no more. */
export class Asking {
  constructor(
    private readonly desk: Desk,
    private readonly requests: Requests,
    private readonly moves: Moves,
  ) {}

  /**
   * Asks the member of a case for a paper, an explanation or another answer to a field, in words and by a day; until it is here the time stands still. Once the case
   * is granted, the same, for what came and is wrong too: then it is owed.
   * Throws Fault notFound, wrongRequest for a field that there is not and for a day that is none or has passed, conflict when nothing can be asked as the case stands.
   */
  async ask(staff: Staff, reference: string, { words, field, by }: AskOfMember): Promise<void> {
    const found = await this.requests.mustFind(staff, reference);
    const service = serviceOf(this.desk.reading.house(staff.association), found.service);
    const isOpen = isOpenCase(found.status);
    const known = isOpen ? fieldOf(service, field) : anyFieldOf(service, field);
    if (!isAskedField(field) && !known)
      throw new Fault('wrongRequest', `field: this case has no "${field}".`);
    mustComeSoon('by', by, dayAt(this.desk.now()));
    if (!isOpen) return this.askAnew(staff, found, { words, field, by });
    await this.moves.move(staff, found, {
      act: 'ask',
      to: 'asked',
      reason: words,
      day: by,
      outcome: (from) => ({ type: 'askMember', reference, from, staff: staff.id, words, field, by }),
    });
  }

  /** Of a case that is granted: it stays where it stands, nothing that is promised stands still, and what is asked for is owed until it is here. */
  private async askAnew(
    staff: Staff,
    found: RequestListed,
    { words, field, by }: AskOfMember,
  ): Promise<void> {
    const { reference } = found;
    const seen = await lastStep(this.desk.ground.database, reference, 'askedAnew');
    await this.moves.move(staff, found, {
      act: 'ask',
      to: 'askedAnew',
      reason: words,
      day: by,
      outcome: (from) => ({
        type: 'noteCase',
        reference,
        from,
        status: 'askedAnew',
        staff: staff.id,
        seen,
        reason: words,
        anew: { needs: [field], by },
      }),
    });
  }

  /** It came another way, or is waited for no more: the case goes on. Throws Fault notFound, conflict when it waits for nothing. */
  async goOn(staff: Staff, reference: string, { reason }: GoOn): Promise<void> {
    const found = await this.requests.mustFind(staff, reference);
    const [asked] = await openAsks(this.desk.ground.database, [reference]);
    if (!asked) throw new Fault('conflict', 'This case waits for nothing: reload the page.');
    const waited = { ...asked, ...found, dueOn: found.replyOn };
    const { association } = this.desk.reading.house(staff.association);
    const today = dayAt(this.desk.now());
    const { status, dueOn } = afterAnswer(association, waited, today);
    const goesOn = dueOn < today ? 'goesOnLate' : 'goesOn';
    await this.moves.move(staff, found, {
      act: 'answer',
      to: found.told ? goesOn : 'goesOnUntold',
      reason,
      ...(found.told && { day: dueOn }),
      outcome: () => ({
        type: 'resumeCase',
        reference,
        status,
        staff: staff.id,
        seen: asked.step,
        reason,
        was: found.replyOn,
        day: dueOn,
      }),
    });
  }
}
