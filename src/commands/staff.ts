import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import type { Records } from '../command-line/declaration.ts';
import { oneOf, toggle, word } from '../command-line/flags.ts';
import { amongThose, Mistyped } from '../command-line/terminal.ts';
import { Role } from '../contract/desk.ts';
import { hashPassword } from '../desk/people/sign-in.ts';
import { Fault } from '../kernel/errors.ts';
import { systemClock } from '../kernel/clock.ts';
import { openHouses } from '../runtime.ts';
import { makeLink, putStaff, setDisabled, staffByEmail, type Staff } from '../records/desk/staff.ts';

const Account = z.object({
  email: z.string(),
  association: z.string(),
  role: z.string(),
  did: z.enum(['add', 'reset', 'disable', 'enable']),
  link: z.string().optional(),
});
type Account = z.infer<typeof Account>;
type Act = Account['did'];

const shortest = 10;
const linkLasts = 3 * 24 * 3_600_000;

/** What the moment is on the clock of the records, in milliseconds. */
const nowAt = ({ database, config }: Records): number =>
  systemClock(() => database.lead() + config.clockOffset).now();

/** A link by which somebody sets their password, once. */
async function linkFor({ id }: Staff, records: Records): Promise<string> {
  const { publicUrl, host, port } = records.config;
  const token = await makeLink(records.database, id, nowAt(records) + linkLasts);
  return `${publicUrl ?? `http://${host}:${port}`}/desk/set-up?token=${token}`;
}

async function passwordFromInput(): Promise<string> {
  const given = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (given.length < shortest) throw new Mistyped(`the password must have at least ${shortest} characters.`);
  return hashPassword(given);
}

interface Wish {
  readonly email: string;
  readonly association: string | undefined;
  readonly role: Role | undefined;
  readonly passwordStdin: boolean;
}

async function add(wish: Wish, records: Records): Promise<Account> {
  const { email, association, role, passwordStdin } = wish;
  if (role === undefined || association === undefined)
    throw new Mistyped('add needs --association and --role.');
  amongThose('association', association, await openHouses(records.config.associationsDir));
  const password = passwordStdin ? { password: await passwordFromInput() } : {};
  const staff = await putStaff(records.database, { association, email, role, ...password }, nowAt(records));
  return {
    email: staff.email,
    association: staff.association,
    role: staff.role,
    did: 'add',
    ...(!passwordStdin && { link: await linkFor(staff, records) }),
  };
}

async function change(act: Exclude<Act, 'add'>, email: string, records: Records): Promise<Account> {
  const staff = await staffByEmail(records.database, email);
  if (!staff) throw new Fault('notFound', `There is nobody with the address ${email}.`);
  const { association, role } = staff;
  const account = { email: staff.email, association, role, did: act };
  if (act === 'reset') return { ...account, link: await linkFor(staff, records) };
  await setDisabled(records.database, staff.id, act === 'disable' ? nowAt(records) : null);
  return account;
}

export const staffCommand = command({
  name: 'staff',
  purpose:
    'Who works at the desk: adds somebody, makes a new one-time link (reset), ends every session at once (disable), lets them in again (enable).',
  details: `add needs --association and --role; without --password-stdin a one-time link is told by which the person sets a password.`,
  words: { usage: '<add|reset|disable|enable> <email>', least: 2, most: 2, first: Account.shape.did.options },
  flags: {
    association: word({ meaning: 'where they work', value: '<id>', otherwise: undefined }),
    role: oneOf({ meaning: 'what they may do', options: Role.options, otherwise: undefined }),
    passwordStdin: toggle('reads the password from standard input'),
  },
  shape: Account,
  onDatabase({ words: [verb, email = ''], flags }, records) {
    const act = Account.shape.did.parse(verb);
    if (!/^\S+@\S+$/.test(email)) throw new Mistyped(`"${email}" is no address.`);
    return act === 'add' ? add({ email, ...flags }, records) : change(act, email, records);
  },
  text: ({ email, role, association, did, link }) =>
    [
      ...(did === 'add' ? [`${email}: ${role} of ${association}`] : []),
      ...(link === undefined ? [] : [link]),
      ...(did === 'add' ? [] : [`${email}: ${did}`]),
    ].join('\n'),
});
