import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import type { Records } from '../command-line/declaration.ts';
import { oneOf, toggle, word } from '../command-line/flags.ts';
import { amongThose, Mistyped } from '../command-line/terminal.ts';
import { Role } from '../contract/desk.ts';
import { faultOfPassword, weak } from '../desk/people/passwords.ts';
import { can, rolesAt } from '../desk/people/roles.ts';
import { hashPassword } from '../desk/people/sign-in.ts';
import { Fault } from '../kernel/errors.ts';
import { systemClock } from '../kernel/clock.ts';
import { openHouses } from '../minds.ts';
import { makeLink, putStaff, staffByEmail, startAgain, type Staff } from '../records/desk/staff.ts';
import { endTerm, type TermEnd } from '../records/desk/terms.ts';

const Account = z.object({
  email: z.string(),
  association: z.string(),
  role: z.string(),
  did: z.enum(['add', 'role', 'reset', 'disable', 'enable']),
  link: z.string().optional(),
});
type Account = z.infer<typeof Account>;
type Act = Account['did'];

const linkLasts = 3 * 24 * 3_600_000;

/** What the moment is on the clock of the records, in milliseconds. */
const nowAt = ({ database, config }: Records): number =>
  systemClock(() => database.skew() + config.clockOffset).now();

/** A link by which somebody sets their password, once. */
async function linkFor({ id }: Staff, records: Records): Promise<string> {
  const { publicUrl, host, port } = records.config;
  const token = await makeLink(records.database, id, nowAt(records) + linkLasts);
  return `${publicUrl ?? `http://${host}:${port}`}/desk/set-up?token=${token}`;
}

async function passwordFromInput(own: readonly string[]): Promise<string> {
  const given = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (faultOfPassword(given, own) !== undefined) throw new Fault('weakPassword', weak);
  return hashPassword(given);
}

interface Wish {
  readonly email: string;
  readonly association: string | undefined;
  readonly role: Role | undefined;
  readonly passwordStdin: boolean;
}

/** Throws Mistyped for an association that there is not, and for a role that its policy does not know. */
async function mustKnow(association: string, role: Role, { config }: Records): Promise<void> {
  const houses = await openHouses(config.associationsDir);
  amongThose('association', association, houses);
  const known = houses.get(association);
  if (known && !rolesAt(known.association).includes(role))
    throw new Mistyped(`the policy of ${association} knows no role ${role}.`);
}

async function add(wish: Wish, records: Records): Promise<Account> {
  const { email, association, role, passwordStdin } = wish;
  if (role === undefined || association === undefined)
    throw new Mistyped('add needs --association and --role.');
  await mustKnow(association, role, records);
  const password = passwordStdin ? { password: await passwordFromInput([email, association]) } : {};
  const staff = await putStaff(records.database, { association, email, role, ...password }, nowAt(records));
  return {
    email: staff.email,
    association: staff.association,
    role: staff.role,
    did: 'add',
    ...(!passwordStdin && { link: await linkFor(staff, records) }),
  };
}

/** The role that was typed. */
function roleOf(typed: string | undefined): Role {
  const role = Role.safeParse(typed).data;
  if (role === undefined) throw new Mistyped(`role needs one of ${Role.options.join(', ')}.`);
  return role;
}

interface Changing {
  readonly act: Exclude<Act, 'add'>;
  readonly email: string;
  /** What was typed after the address. */
  readonly third: string | undefined;
}

/** What ends with an act: nothing when somebody is let in again. */
function endOf({ act, third }: Changing): TermEnd | undefined {
  if (act === 'enable') return undefined;
  if (act === 'reset') return { kind: 'reset' };
  if (act === 'disable') return { kind: 'stopped' };
  const role = roleOf(third);
  return { kind: 'role', role, serves: can(role, 'serve') };
}

async function change(changing: Changing, records: Records): Promise<Account> {
  const { act, email, third } = changing;
  if (act !== 'role' && third !== undefined) throw new Mistyped('there are too many words.');
  const end = endOf(changing);
  const staff = await staffByEmail(records.database, email);
  if (!staff) throw new Fault('notFound', `There is nobody with the address ${email}.`);
  if (end?.kind === 'role') await mustKnow(staff.association, roleOf(third), records);
  if (act === 'reset' && staff.disabled)
    throw new Fault('conflict', `The account of ${email} is stopped: enable it first.`);
  if (end) await endTerm(records.database, staff, { end, now: nowAt(records) });
  else await startAgain(records.database, staff);
  return {
    email: staff.email,
    association: staff.association,
    role: end?.kind === 'role' ? end.role : staff.role,
    did: act,
    ...(act === 'reset' && { link: await linkFor(staff, records) }),
  };
}

export const staffCommand = command({
  name: 'staff',
  purpose:
    'Who works at the desk: adds somebody, changes a role, ends a password and makes a one-time link (reset), stops an account with all its sessions (disable), lets it in again (enable).',
  details: `add needs --association and --role; without --password-stdin a one-time link is told by which the person sets a password. role needs the new one: researcher, delegate, official (where the policy refers to a higher one), committee, manager, privacy or admin.`,
  words: {
    usage: '<add|role|reset|disable|enable> <email> [<role>]',
    least: 2,
    most: 3,
    first: Account.shape.did.options,
  },
  flags: {
    association: word({ meaning: 'where they work', value: '<id>', otherwise: undefined }),
    role: oneOf({ meaning: 'what they may do', options: Role.options, otherwise: undefined }),
    passwordStdin: toggle('reads the password from standard input'),
  },
  shape: Account,
  onDatabase({ words: [verb, email = '', third], flags }, records) {
    const act = Account.shape.did.parse(verb);
    if (!/^\S+@\S+$/.test(email)) throw new Mistyped(`"${email}" is no address.`);
    if (act !== 'add') return change({ act, email, third }, records);
    if (third !== undefined) throw new Mistyped('there are too many words.');
    return add({ email, ...flags }, records);
  },
  text: ({ email, role, association, did, link }) =>
    [
      did === 'add' || did === 'role' ? `${email}: ${role} of ${association}` : `${email}: ${did}`,
      ...(link === undefined ? [] : [link]),
    ].join('\n'),
});
