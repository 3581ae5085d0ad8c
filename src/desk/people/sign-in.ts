import { hash, verify } from '@node-rs/argon2';
import type { z } from 'zod';
import type { SetUp, SignIn } from '../../contract/desk.ts';
import { cleanLine } from '../../arabic/clean.ts';
import type { Ground } from '../../conversation/context.ts';
import { day, hour, minute } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/errors.ts';
import {
  endSession,
  findSession,
  makeLink,
  makeSession,
  staffByEmail,
  takeLink,
  type Session,
  type Staff,
} from '../../records/desk/staff.ts';

/** How long a session lasts, and a set-up link. */
export const sessionLasts = 12 * hour;
const linkLasts = 3 * day;
const mostChecks = 10;
const window = 15 * minute;

export interface SignedIn {
  readonly staff: Staff;
  /** What the cookie holds. */
  readonly value: string;
  readonly csrf: string;
}

/** Argon2id with the library's settings (OWASP: 19 MiB, two passes). */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'));

/** Compared against when there is nobody, so that a wrong address takes as long as a wrong password. */
let decoy: Promise<string> | undefined;

/**
 * Checks a password. Throws Fault notAllowed without saying what was wrong, and tooMany after ten checks of one account from one address
 * within fifteen minutes: whoever the account belongs to can still sign in from elsewhere.
 */
export async function signIn(
  ground: Ground,
  { email, password }: z.infer<typeof SignIn>,
  address: string,
): Promise<SignedIn> {
  const account = ground.database.blind.hash('sign-in', email.toLowerCase(), address).toString('base64url');
  if (!(await ground.coordination.allow(`sign-in ${account}`, mostChecks, window)))
    throw new Fault('tooMany', 'Too many attempts. Try again in a quarter of an hour.');
  const staff = await staffByEmail(ground.database, email);
  decoy ??= hashPassword('nobody has this password');
  const right = await verify(staff?.password ?? (await decoy), password.normalize('NFKC'));
  if (!right || !staff?.password || staff.disabled)
    throw new Fault('notAllowed', 'The address or the password is not right.');
  return begin(ground, staff);
}

async function begin(ground: Ground, staff: Staff): Promise<SignedIn> {
  const { value, csrf } = await makeSession(ground.database, staff.id, ground.clock.now() + sessionLasts);
  return { staff, value, csrf };
}

const shortestName = 2;

/**
 * Sets the password by a one-time link. Throws Fault notAllowed when the link is unknown, used or over, and wrongRequest for a name in which
 * nothing can be read: members see it.
 */
export async function setUp(
  ground: Ground,
  { token, name, password }: z.infer<typeof SetUp>,
): Promise<SignedIn> {
  const shown = cleanLine(name);
  if (Array.from(shown).length < shortestName)
    throw new Fault('wrongRequest', 'name: must have two letters or more that can be seen.');
  const staff = await takeLink(
    ground.database,
    { value: token, name: shown, password: await hashPassword(password) },
    ground.clock.now(),
  );
  if (!staff)
    throw new Fault('notAllowed', 'This link was used already, or it is too old. Ask for a new one.');
  return begin(ground, staff);
}

export const sessionOf = (ground: Ground, value: string): Promise<Session | undefined> =>
  findSession(ground.database, value, ground.clock.now());
export const signOut = (ground: Ground, value: string): Promise<void> => endSession(ground.database, value);

/** A one-time link by which somebody sets a password. */
export async function setUpLink(ground: Ground, staff: Pick<Staff, 'id'>, base: string): Promise<string> {
  return `${base}/desk/set-up?token=${await makeLink(ground.database, staff.id, ground.clock.now() + linkLasts)}`;
}
