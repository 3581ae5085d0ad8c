import { hash, verify } from '@node-rs/argon2';
import type { z } from 'zod';
import type { SetUp, SignIn } from '../../contract/desk.ts';
import { cleanLine } from '../../arabic/clean.ts';
import type { Ground, SignInOutcome } from '../../conversation/context.ts';
import { day, hour, second } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/errors.ts';
import { Turnstile } from '../../kernel/pace/turnstile.ts';
import { endSession, findSession, makeSession, type Session } from '../../records/desk/sessions.ts';
import { makeLink, staffByEmail, staffOfLink, takeLink, type Staff } from '../../records/desk/staff.ts';
import { accountOf, Attempts, window, type Attempt } from './attempts.ts';
import { deviceFor, knownDevice } from './device.ts';
import { sessionsTopic } from './live-sessions.ts';
import { faultOfPassword, weak } from './passwords.ts';

/** How long a session lasts, and a set-up link: one that somebody with rights hands on, and one that is mailed to whoever forgot their password. */
export const sessionLasts = 12 * hour;
const linkLasts = 3 * day;
const mailedLinkLasts = hour;

/** A check of a password costs a core for some hundredths of a second: one at a time in this process, and so many wait. */
const checks = new Turnstile({ all: 8, each: 4 });

export interface SignedIn extends Session {
  /** What the cookie holds. */
  readonly value: string;
  /** By what the browser is known at the next sign-in. */
  readonly device: string;
}

/** Argon2id with the library's settings (OWASP: 19 MiB, two passes). */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'));

/** Compared against when there is nobody, so that a wrong address takes as long as a wrong password. */
let decoy: Promise<string> | undefined;

/** Where somebody enters from: a caller's address, and what their browser kept of an earlier sign-in. */
export interface From {
  readonly address: string;
  readonly device?: string | undefined;
}

/** What those are told for whom there is no room to wait, and when to come again. */
const busy = 'Too many people sign in at this moment. Try again in some seconds.';
const soon = 10 * second;

/** An attempt to sign in that did not succeed, and why; `staff` where there is such an account. */
class Failed extends Fault {
  constructor(
    readonly outcome: SignInOutcome,
    readonly staff?: Staff,
  ) {
    if (outcome === 'limited' || outcome === 'busy')
      super(
        'tooMany',
        outcome === 'busy'
          ? busy
          : 'Too many attempts. Try again later, or from the browser in which you signed in before.',
        { again: outcome === 'busy' ? soon : window },
      );
    else super('notAllowed', 'The address or the password is not right.');
  }
}

async function attempted(ground: Ground, attempt: Attempt, password: string): Promise<Staff> {
  const attempts = new Attempts(ground);
  if (!(await attempts.fromThere(attempt))) throw new Failed('limited');
  const staff = await staffByEmail(ground.database, attempt.email);
  const known = knownDevice(ground, attempt.device, staff);
  if (!(await attempts.forAccount(attempt, known))) throw new Failed('limited', staff);
  const ran = await checks.run(known ? undefined : attempt.address, async () => {
    decoy ??= hashPassword('nobody has this password');
    return verify(staff?.password ?? (await decoy), password.normalize('NFKC'));
  });
  if (!ran) throw new Failed('busy', staff);
  if (!ran.done || !staff?.password) throw new Failed('wrong', staff);
  if (staff.disabled) throw new Failed('stopped', staff);
  return staff;
}

/**
 * Checks a password. Throws Fault notAllowed without saying what was wrong, and tooMany when too many attempts were made from the address or for
 * the account, or are under way. What fails is logged and counted.
 */
export async function signIn(
  ground: Ground,
  { email, password }: z.infer<typeof SignIn>,
  { address, device }: From,
): Promise<SignedIn> {
  try {
    const entered = await begin(ground, await attempted(ground, { email, address, device }, password));
    ground.gauges.signIn('done');
    return entered;
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    const { outcome, staff } = error;
    ground.gauges.signIn(outcome);
    // The account by its number, or by a keyed hash where there is none; never an address of anybody.
    const account = staff ? { staff: staff.id } : { account: accountOf(ground, email) };
    ground.log.warn('a sign-in failed', { outcome, ...account, from: accountOf(ground, address) });
    throw error;
  }
}

/** A session in the present term of whoever has shown who they are. Throws Fault notAllowed when that term has ended meanwhile. */
export async function begin(ground: Ground, staff: Staff): Promise<SignedIn> {
  const made = await makeSession(ground.database, staff, ground.clock.now() + sessionLasts);
  if (!made) throw new Failed('wrong', staff);
  return { staff, ...made, device: deviceFor(ground, staff) };
}

const shortestName = 2;

/** Names and addresses around somebody: a password of these alone is easily guessed. */
function ownOf({ houses }: Ground, { association, email }: Staff, name: string): readonly string[] {
  const pack = houses.get(association)?.association.pack;
  const names = pack ? [pack.name.ar, pack.name.en, pack.shortName.ar, pack.shortName.en] : [];
  return [association, email, name, ...names.filter((one) => one !== undefined)];
}

/** A name as members see it. Throws Fault wrongRequest for one in which nothing can be read. */
export function nameShown(name: string): string {
  const shown = cleanLine(name);
  if (Array.from(shown).length < shortestName)
    throw new Fault('wrongRequest', 'name: must have two letters or more that can be seen.');
  return shown;
}

/** The hash of a password that somebody may choose. Throws Fault weakPassword, and tooMany when there is no room to wait. */
export async function newPassword(
  ground: Ground,
  staff: Staff,
  { password, from }: { readonly password: string; readonly from: string | undefined },
): Promise<string> {
  if (faultOfPassword(password, ownOf(ground, staff, staff.name)) !== undefined)
    throw new Fault('weakPassword', weak);
  const hashed = await checks.run(from, () => hashPassword(password));
  if (!hashed) throw new Fault('tooMany', busy, { again: soon });
  return hashed.done;
}

/** Whether it is the password of somebody who is signed in. */
export async function isTheirs({ password }: Staff, typed: string): Promise<boolean> {
  if (password === null) return false;
  const checked = await checks.run(undefined, () => verify(password, typed.normalize('NFKC')));
  return checked?.done ?? false;
}

export interface SetUpDone extends SignedIn {
  /** Whether there was a password before. */
  readonly renewed: boolean;
}

/**
 * Sets the password by a one-time link. Throws Fault notAllowed when the link is unknown, used or over, weakPassword, tooMany, and wrongRequest
 * for a name in which nothing can be read, or for none where there was no password yet: members see it.
 */
export async function setUp(
  ground: Ground,
  { token, name, password }: z.infer<typeof SetUp>,
  { address }: From,
): Promise<SetUpDone> {
  const over = (): Fault =>
    new Fault('notAllowed', 'This link was used already, or it is too old. Ask for a new one.');
  const now = ground.clock.now();
  const invited = await staffOfLink(ground.database, token, now);
  if (!invited) throw over();
  const renewed = invited.password !== null;
  const shown = name === undefined && renewed ? invited.name : nameShown(name ?? '');
  const hashed = await newPassword(ground, { ...invited, name: shown }, { password, from: address });
  const staff = await takeLink(ground.database, { value: token, name: shown, password: hashed }, now);
  if (!staff) throw over();
  ground.coordination.publish(sessionsTopic, String(staff.id));
  return { ...(await begin(ground, staff)), renewed };
}

export const sessionOf = (ground: Ground, value: string): Promise<Session | undefined> =>
  findSession(ground.database, value, ground.clock.now());

/** Ends a session, with the streams that it opened. */
export async function signOut(ground: Ground, value: string): Promise<void> {
  await endSession(ground.database, value);
  ground.coordination.publish(sessionsTopic, '');
}

const linkFor = async (
  { database, clock }: Ground,
  { id }: Pick<Staff, 'id'>,
  { base, lasts }: { readonly base: string; readonly lasts: number },
): Promise<string> => `${base}/desk/set-up?token=${await makeLink(database, id, clock.now() + lasts)}`;

/** A one-time link by which somebody sets a password. */
export const setUpLink = (ground: Ground, staff: Pick<Staff, 'id'>, base: string): Promise<string> =>
  linkFor(ground, staff, { base, lasts: linkLasts });

/** The same for whoever forgot theirs: it is over sooner, and its page asks for no name. */
export const forgottenLink = async (
  ground: Ground,
  staff: Pick<Staff, 'id'>,
  base: string,
): Promise<string> => `${await linkFor(ground, staff, { base, lasts: mailedLinkLasts })}&forgotten=1`;
