import type { NewView, Reminder, SavedViews } from '../../contract/inbox/own.ts';
import { cleanLine } from '../../arabic/clean.ts';
import type { Ground } from '../../conversation/context.ts';
import { Fault } from '../../kernel/errors.ts';
import { day } from '../../kernel/clock.ts';
import { putReminder } from '../../records/desk/own/reminders.ts';
import { addSavedView, dropSavedView, savedViews } from '../../records/desk/own/saved-views.ts';
import { setAway, type Staff } from '../../records/desk/staff.ts';
import { rightEnded } from '../../records/desk/terms.ts';
import type { DeskReading } from '../reading/reading.ts';

const mostViews = 20;
const farthest = 366 * day;

/** What somebody arranges at the desk for themselves. */
export class OwnDesk {
  constructor(
    private readonly ground: Ground,
    private readonly reading: DeskReading,
  ) {}

  async views({ id }: Staff): Promise<SavedViews> {
    return { items: await savedViews(this.ground.database, id) };
  }

  /** Throws Fault wrongRequest for a name of which nothing can be seen, and when there are twenty already. */
  async keepView(staff: Staff, { name, query }: NewView): Promise<SavedViews> {
    const shown = cleanLine(name);
    const kept =
      shown !== '' &&
      (await addSavedView(this.ground.database, staff.id, { name: shown, query, most: mostViews }));
    if (!kept) throw new Fault('wrongRequest', `A list needs a name, and there are ${mostViews} at most.`);
    return this.views(staff);
  }

  async dropView(staff: Staff, id: number): Promise<SavedViews> {
    if (!(await dropSavedView(this.ground.database, staff.id, id)))
      throw new Fault('notFound', 'There is no such list.');
    return this.views(staff);
  }

  /** Lets a conversation stand aside among one's own until an hour, or until its member writes. Throws Fault wrongRequest for an hour that is over or a year away. */
  async remind(staff: Staff, publicId: string, { at }: Reminder): Promise<void> {
    const { database, clock } = this.ground;
    const now = clock.now();
    if (at !== null && (at <= now || at > now + farthest))
      throw new Fault('wrongRequest', 'at: must be an hour of the year to come.');
    const { id } = await this.reading.mustFind(staff, publicId);
    await putReminder(database, { staff: staff.id, conversation: id }, { at, now });
  }

  /** Throws Fault conflict when the right of `staff` has ended. */
  async setAway(staff: Staff, away: boolean): Promise<Staff> {
    const changed = await setAway(this.ground.database, staff, { away, now: this.ground.clock.now() });
    if (!changed) throw rightEnded();
    return changed;
  }
}
