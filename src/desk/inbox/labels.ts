import type { Label, Labels, NewLabel } from '../../contract/inbox/labels.ts';
import { cleanLine } from '../../arabic/clean.ts';
import { Fault } from '../../kernel/errors.ts';
import { addLabel, changeLabel, dropLabel, labelsOf, putLabel } from '../../records/desk/own/labels.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { Desk } from '../desk.ts';

const most = 60;
const leastSigns = 2;

function nameIn({ name }: Pick<NewLabel, 'name'>): string {
  const shown = cleanLine(name);
  if (shown.length < leastSigns) throw new Fault('wrongRequest', 'name: a label needs a name of two signs.');
  return shown;
}

const notKept = (): Fault =>
  new Fault('wrongRequest', `name: another label has it, or there are ${most} labels already.`);

/** What an association calls conversations that belong together. */
export class LabelDesk {
  constructor(private readonly desk: Desk) {}

  async all({ association }: Staff): Promise<Labels> {
    return { items: await labelsOf(this.desk.ground.database, association) };
  }

  /** Throws Fault wrongRequest for a name that another has, and when there are sixty. */
  async add(by: Staff, label: NewLabel): Promise<Labels> {
    if (!(await addLabel(this.desk.ground.database, by, { ...label, name: nameIn(label), most })))
      throw notKept();
    return this.told(by);
  }

  /** Throws Fault wrongRequest for a name that another has, and where there is no such label. */
  async change(by: Staff, label: Label): Promise<Labels> {
    if (!(await changeLabel(this.desk.ground.database, by, { ...label, name: nameIn(label) })))
      throw notKept();
    return this.told(by);
  }

  async drop(by: Staff, id: number): Promise<Labels> {
    if (!(await dropLabel(this.desk.ground.database, by, id)))
      throw new Fault('notFound', 'There is no such label.');
    return this.told(by);
  }

  private told(by: Staff): Promise<Labels> {
    this.desk.announce(by.association, 'inbox');
    return this.all(by);
  }

  /** Puts a label on a conversation, or takes it off. Throws Fault notFound for a conversation or a label that there is not. */
  async put(
    by: Staff,
    publicId: string,
    { label, on }: { readonly label: number; readonly on: boolean },
  ): Promise<void> {
    const found = await this.desk.reading.mustFind(by, publicId);
    const { database } = this.desk.ground;
    if (!(await putLabel(database, by, { conversation: found.id, label, on, now: this.desk.now() })))
      throw new Fault('notFound', 'There is no such label.');
    this.desk.announceIn(found);
  }
}
