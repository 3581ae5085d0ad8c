import type { z } from 'zod';
import type { Capability, Canned, Colleague, Me, NewStaff, Role } from '../../contract/desk.ts';
import { clean, cleanLine } from '../../arabic/clean.ts';
import type { Ground } from '../../conversation/context.ts';
import { Fault } from '../../kernel/errors.ts';
import {
  addCannedReply,
  cannedReplies,
  dropCannedReply,
  endSessions,
  putStaff,
  setDisabled,
  staffById,
  staffOf,
  type CannedReply,
  type Session,
  type Staff,
} from '../../records/desk/staff.ts';
import { inLang } from '../../wording/wording.ts';
import { capabilitiesOf } from './roles.ts';
import { setUpLink } from './sign-in.ts';

export type { Session, Staff };

const isRole = (role: string): role is Role => role in capabilitiesOf;

/** A role that is no more known may do nothing. */
export const mayDo = ({ role }: Pick<Staff, 'role'>, capability: Capability): boolean =>
  isRole(role) && capabilitiesOf[role].includes(capability);

const colleague = ({ id, name, email, role, disabled, password }: Staff): Colleague => ({
  id,
  name,
  email,
  role: role,
  disabled,
  ready: password !== null,
});

/** People at the desks of an association, and what they share. */
export class People {
  constructor(private readonly ground: Ground) {}

  me({ staff, csrf }: Session): Me {
    const { pack } = this.house(staff.association).association;
    const { id, email, name, role } = staff;
    const capabilities = isRole(role) ? capabilitiesOf[role] : [];
    return {
      id,
      email,
      name,
      role: role,
      capabilities,
      association: { id: pack.id, name: inLang(pack.shortName, 'ar'), nameEn: inLang(pack.shortName, 'en') },
      csrf,
    };
  }

  private house(association: string): NonNullable<ReturnType<Ground['houses']['get']>> {
    const house = this.ground.houses.get(association);
    if (!house) throw new Fault('notFound', 'This association is not served here any more.');
    return house;
  }

  async all({ association }: Staff): Promise<Colleague[]> {
    return (await staffOf(this.ground.database, association)).map(colleague);
  }

  /** Those to whom a conversation can be handed. */
  async serving(staff: Staff): Promise<{ id: number; name: string; role: string }[]> {
    const found = await staffOf(this.ground.database, staff.association);
    return found
      .filter((one) => one.id !== staff.id && !one.disabled && one.password !== null && mayDo(one, 'serve'))
      .map(({ id, name, role }) => ({ id, name, role }));
  }

  /** Throws Fault notFound for nobody, or somebody of another association. */
  async one({ association }: Staff, id: number): Promise<Staff> {
    const found = await staffById(this.ground.database, association, id);
    if (!found) throw new Fault('notFound', 'There is no such person.');
    return found;
  }

  async add(
    { association }: Staff,
    { email, role }: z.infer<typeof NewStaff>,
    base: string,
  ): Promise<{ colleague: Colleague; setUpUrl: string }> {
    const added = await putStaff(this.ground.database, { association, email, role }, this.ground.clock.now());
    return { colleague: colleague(added), setUpUrl: await setUpLink(this.ground, added, base) };
  }

  async disable(staff: Staff, id: number, disabled: boolean): Promise<void> {
    const found = await this.one(staff, id);
    if (found.id === staff.id) throw new Fault('wrongRequest', 'Nobody can shut himself out.');
    await setDisabled(this.ground.database, id, disabled ? this.ground.clock.now() : null);
  }

  /** Ends every session of a person and gives a new one-time link. */
  async reset(staff: Staff, id: number, base: string): Promise<{ setUpUrl: string }> {
    const found = await this.one(staff, id);
    await endSessions(this.ground.database, found.id);
    return { setUpUrl: await setUpLink(this.ground, found, base) };
  }

  replies({ association }: Staff): Promise<CannedReply[]> {
    return cannedReplies(this.ground.database, association);
  }

  /** Throws Fault wrongRequest when nothing can be read in its title or its text. */
  async addReply({ association }: Staff, reply: z.infer<typeof Canned>): Promise<CannedReply> {
    const [title, text] = [cleanLine(reply.title), clean(reply.text)];
    if (title === '' || text === '')
      throw new Fault('wrongRequest', 'title, text: must hold something that can be seen.');
    return addCannedReply(this.ground.database, association, { title, text });
  }

  async dropReply({ association }: Staff, id: number): Promise<void> {
    if (!(await dropCannedReply(this.ground.database, association, id)))
      throw new Fault('notFound', 'There is no such reply.');
  }
}
