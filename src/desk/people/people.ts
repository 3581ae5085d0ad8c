import type { z } from 'zod';
import type { Canned, CannedReply } from '../../contract/kept/canned.ts';
import type { Colleague, Me, NewStaff, Role } from '../../contract/desk.ts';
import { areSeveral } from '../../association/procedure/branches.ts';
import type { Association } from '../../association/schema.ts';
import { clean, cleanLine } from '../../arabic/clean.ts';
import { deskTopic, type Ground } from '../../conversation/context.ts';
import { Fault } from '../../kernel/errors.ts';
import { putStaff, staffById, staffOf, startAgain, type Staff } from '../../records/desk/staff.ts';
import {
  addCannedReply,
  cannedReplies,
  changeCannedReply,
  dropCannedReply,
} from '../../records/desk/own/canned.ts';
import type { Session } from '../../records/desk/sessions.ts';
import { endTerm, rightEnded, type TermEnd } from '../../records/desk/terms.ts';
import { inLang } from '../../wording/wording.ts';
import { unknownPlaceholder } from '../writing/placeholders.ts';
import { sessionsTopic } from './live-sessions.ts';
import { can, capabilitiesOf, isRole, mayDo, rolesAt } from './roles.ts';
import { setUpLink } from './sign-in.ts';

export { mayDo };
export type { Session, Staff };

const colleague = ({ id, name, email, role, disabled, password }: Staff): Colleague => ({
  id,
  name,
  email,
  role: role,
  disabled,
  ready: password !== null,
});

const isPeer = (staff: Staff, other: Staff): boolean =>
  other.id !== staff.id &&
  !other.disabled &&
  other.password !== null &&
  (mayDo(staff, 'serve') ? mayDo(other, 'serve') : other.role === staff.role);

/** What the branches are called, where there are several. */
const branchNames = ({ branches }: Association['pack']): Me['association']['branches'] =>
  areSeveral(branches)
    ? branches.list.map(({ id, name }) => ({ id, name: name.ar, nameEn: inLang(name, 'en') }))
    : [];

/** People at the desks of an association, and what they share. */
export class People {
  constructor(private readonly ground: Ground) {}

  me({ staff, csrf }: Pick<Session, 'staff' | 'csrf'>): Me {
    const { association } = this.house(staff.association);
    const { pack } = association;
    const { id, email, name, role, away } = staff;
    const capabilities = isRole(role) ? capabilitiesOf[role] : [];
    return {
      id,
      email,
      name,
      role: role,
      capabilities,
      away,
      association: {
        id: pack.id,
        name: inLang(pack.shortName, 'ar'),
        nameEn: inLang(pack.shortName, 'en'),
        member: inLang(pack.member.one, 'ar'),
        memberEn: inLang(pack.member.one, 'en'),
        roles: rolesAt(association),
        branches: branchNames(pack),
      },
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

  /** Those to whom a conversation can be handed: whoever serves, and of those who have it for a case alone, their like. */
  async serving(staff: Staff): Promise<{ id: number; name: string; role: string; away: boolean }[]> {
    const found = await staffOf(this.ground.database, staff.association);
    return found
      .filter((one) => isPeer(staff, one))
      .map(({ id, name, role, away }) => ({ id, name, role, away }));
  }

  /** A colleague to whom a conversation can be handed; undefined for everybody else. */
  async peer(staff: Staff, id: number): Promise<Staff | undefined> {
    const found = await staffById(this.ground.database, staff.association, id);
    return found && isPeer(staff, found) ? found : undefined;
  }

  /** Throws Fault notFound for nobody, or somebody of another association. */
  async one({ association }: Staff, id: number): Promise<Staff> {
    const found = await staffById(this.ground.database, association, id);
    if (!found) throw new Fault('notFound', 'There is no such person.');
    return found;
  }

  /** Throws Fault addressKnown, and wrongRequest for a role that the policy does not know: then nothing has changed. */
  async add(
    by: Staff,
    { email, role }: z.infer<typeof NewStaff>,
    base: string,
  ): Promise<{ colleague: Colleague; setUpUrl: string }> {
    const { association } = by;
    this.mustBeThere(association, role);
    const added = await putStaff(
      this.ground.database,
      { association, email, role, by },
      this.ground.clock.now(),
    );
    return { colleague: colleague(added), setUpUrl: await setUpLink(this.ground, added, base) };
  }

  /** Shuts somebody out: their sessions and streams end, and their conversations wait for a person again. */
  async stop(by: Staff, id: number): Promise<void> {
    await this.end(by, id, { kind: 'stopped' });
  }

  /** Lets somebody in again, as what they were. Throws Fault notFound, and conflict when the right of `by` has ended. */
  async startAgain(by: Staff, id: number): Promise<void> {
    if (!(await startAgain(this.ground.database, await this.one(by, id), by))) throw rightEnded();
  }

  private mustBeThere(association: string, role: Role): void {
    if (!rolesAt(this.house(association).association).includes(role))
      throw new Fault('wrongRequest', `role: the policy of this association knows no "${role}".`);
  }

  /** Gives somebody another role; they sign in anew. Whoever does not answer members any more leaves their conversations to the queue. */
  async changeRole(by: Staff, id: number, role: Role): Promise<void> {
    this.mustBeThere(by.association, role);
    await this.end(by, id, { kind: 'role', role, serves: can(role, 'serve') });
  }

  /** Ends somebody's password, sessions and streams, and gives a new one-time link. */
  async reset(by: Staff, id: number, base: string): Promise<{ setUpUrl: string }> {
    const found = await this.one(by, id);
    if (found.disabled) throw new Fault('conflict', 'This account is stopped: start it again first.');
    await this.end(by, id, { kind: 'reset' });
    return { setUpUrl: await setUpLink(this.ground, found, base) };
  }

  /** Ends somebody's term. Throws Fault wrongRequest for oneself, otherwise as `endTerm` does. */
  private async end(by: Staff, id: number, end: TermEnd): Promise<void> {
    if (id === by.id)
      throw new Fault('wrongRequest', 'Nobody changes an account of their own: another administrator does.');
    const { ground } = this;
    const { association } = by;
    const freed = await endTerm(ground.database, { association, id, by }, { end, now: ground.clock.now() });
    ground.log.info('an account was changed', { staff: id, by: by.id, change: end.kind });
    ground.coordination.publish(sessionsTopic, String(id));
    const tell = (hint: object): void =>
      ground.coordination.publish(deskTopic(association), JSON.stringify(hint));
    for (const conversation of freed) tell({ what: 'conversation', conversation });
    if (freed.length > 0) tell({ what: 'inbox' });
  }

  replies({ association }: Staff): Promise<readonly CannedReply[]> {
    return cannedReplies(this.ground.database, association);
  }

  /** Throws Fault wrongRequest when nothing can be read in its title or its text, wrongPlaceholder, and conflict when the right of `by` has ended. */
  async addReply(by: Staff, reply: Canned): Promise<CannedReply> {
    const added = await addCannedReply(this.ground.database, by, this.readable(by, reply));
    if (!added) throw rightEnded();
    return added;
  }

  /** Throws as `addReply` does, and notFound when there is no such reply. */
  async changeReply(by: Staff, id: number, reply: Canned): Promise<CannedReply> {
    const changed = await changeCannedReply(this.ground.database, by, { id, ...this.readable(by, reply) });
    if (!changed) throw new Fault('notFound', 'There is no such reply.');
    return changed;
  }

  private readable(by: Staff, reply: Canned): Canned {
    const [title, text] = [cleanLine(reply.title), clean(reply.text)];
    if (title === '' || text === '')
      throw new Fault('wrongRequest', 'title, text: must hold something that can be seen.');
    const unknown = unknownPlaceholder(this.house(by.association).wording, text);
    if (unknown !== undefined)
      throw new Fault('wrongPlaceholder', `text: {${unknown}} stands for nothing that is known.`);
    const folder = cleanLine(reply.folder ?? '');
    const { folder: _written, ...more } = reply;
    return { ...more, title, text, ...(folder !== '' && { folder }) };
  }

  async dropReply(by: Staff, id: number): Promise<void> {
    if (!(await dropCannedReply(this.ground.database, by, id)))
      throw new Fault('notFound', 'There is no such reply.');
  }
}
