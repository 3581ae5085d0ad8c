import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { mayDo, type Session } from '../../desk/people/people.ts';
import { sessionLasts, sessionOf, type SignedIn } from '../../desk/people/sign-in.ts';
import { day, minute } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Doors } from '../doors.ts';
import { isSecure } from '../origin.ts';
import type { Declared } from '../route.ts';

/** A cookie of the desk, by what it holds; under TLS its name lets no other host of the domain set it. */
const cookieOf = (context: Context, doors: Doors, what: 'desk' | 'device'): string =>
  `${isSecure(context, doors) ? '__Host-' : ''}silah-${what}`;

/** The value of the session that a browser shows. */
export const sessionIn = (context: Context, doors: Doors): string | undefined =>
  getCookie(context, cookieOf(context, doors, 'desk'));

/** What a browser kept of an earlier sign-in. */
export const deviceIn = (context: Context, doors: Doors): string | undefined =>
  getCookie(context, cookieOf(context, doors, 'device'));

const deviceLasts = 180 * day;

/** Lets a browser keep its session, and what it is known by at the next sign-in. */
export function putSession(
  context: Context,
  doors: Doors,
  { value, device }: Pick<SignedIn, 'value' | 'device'>,
): void {
  const put = (what: 'desk' | 'device', held: string, lasts: number): void =>
    setCookie(context, cookieOf(context, doors, what), held, {
      httpOnly: true,
      sameSite: 'Strict',
      secure: isSecure(context, doors),
      path: '/',
      maxAge: Math.floor(lasts / 1000),
    });
  put('desk', value, sessionLasts);
  put('device', device, deviceLasts);
}

export function dropSession(context: Context, doors: Doors): void {
  deleteCookie(context, cookieOf(context, doors, 'desk'), { path: '/', secure: isSecure(context, doors) });
}

/** A page of somewhere else may make a browser call us; it may not make us act. Throws Fault forbidden. */
export function mustBeOurs(context: Context, { publicUrl }: Doors): void {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  const here = [publicUrl && new URL(publicUrl).host, context.req.header('host')];
  const foreign = origin !== undefined && (!URL.canParse(origin) || !here.includes(new URL(origin).host));
  if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    throw new Fault('forbidden', 'This call came from another site.');
}

function mustKnow(context: Context, { csrf }: Session): void {
  const given = Buffer.from(context.req.header('x-silah-csrf') ?? '');
  const wanted = Buffer.from(csrf);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Fault('forbidden', 'The header x-silah-csrf is missing or wrong: reload the page.');
}

async function mustBeHere(context: Context, doors: Doors): Promise<Session> {
  const value = sessionIn(context, doors);
  const session = value === undefined ? undefined : await sessionOf(doors.office.ground, value);
  if (!session) throw new Fault('notAllowed', 'Nobody is signed in. Sign in first.');
  return session;
}

const noCase = (): Fault => new Fault('notFound', 'There is no such case.');

/** A case that somebody may not see is told as one that there is not. Throws Fault notFound. */
async function mustBeTheirs(context: Context, { office }: Doors, { staff }: Session): Promise<void> {
  const given: Readonly<Record<string, string | undefined>> = context.req.param();
  // No name holds a zero byte, and the database takes none.
  if (Object.values(given).some((value) => value?.includes('\0') === true)) throw noCase();
  const { conversation, reference, staff: id } = given;
  if (conversation === undefined && reference === undefined && id === undefined) return;
  if (id !== undefined && !/^\d{1,9}$/.test(id)) throw noCase();
  const named = { conversation, reference, staff: id === undefined ? undefined : Number(id) };
  if (!(await office.mayFind(staff, named))) throw noCase();
}

/** So many calls a minute one session may make: more than a busy desk, and too few to try names of cases one by one. */
const mostCalls = 1200;

/**
 * Lets somebody in who is signed in and may: the role is looked at before the case, so that a refusal says nothing of what there is. Throws
 * Fault notAllowed, forbidden, tooMany, or notFound for what is not a case of their association.
 */
export async function enter(
  context: Context,
  doors: Doors,
  { method, needs }: Pick<Declared, 'method' | 'needs'>,
): Promise<Session> {
  const changes = method !== 'GET';
  if (changes) mustBeOurs(context, doors);
  const session = await mustBeHere(context, doors);
  if (!(await doors.coordination.allow(`desk ${session.id}`, mostCalls, minute)))
    throw new Fault('tooMany', 'Too many calls. Wait a minute.', { again: minute });
  if (changes) mustKnow(context, session);
  if (needs !== undefined && needs !== 'session' && !mayDo(session.staff, needs))
    throw new Fault('forbidden', 'Your role does not allow this.');
  await mustBeTheirs(context, doors, session);
  return session;
}
