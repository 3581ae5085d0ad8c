import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { mayDo, type Session } from '../../desk/people/people.ts';
import { sessionLasts, sessionOf } from '../../desk/people/sign-in.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Doors } from '../doors.ts';
import type { Declared } from '../route.ts';

const isSecure = ({ publicUrl }: Doors): boolean => publicUrl?.startsWith('https:') ?? false;
const cookieOf = (doors: Doors): string => (isSecure(doors) ? '__Host-silah-desk' : 'silah-desk');

/** The value of the session that a browser shows. */
export const sessionIn = (context: Context, doors: Doors): string | undefined =>
  getCookie(context, cookieOf(doors));

export function putSession(context: Context, doors: Doors, value: string): void {
  setCookie(context, cookieOf(doors), value, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(doors),
    path: '/',
    maxAge: Math.floor(sessionLasts / 1000),
  });
}

export function dropSession(context: Context, doors: Doors): void {
  deleteCookie(context, cookieOf(doors), { path: '/', secure: isSecure(doors) });
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

/** A case of another association does not exist for anybody here, whatever their role. Throws Fault notFound. */
async function mustBeOfTheirAssociation(
  context: Context,
  { office }: Doors,
  { staff }: Session,
): Promise<void> {
  const given: Readonly<Record<string, string | undefined>> = context.req.param();
  // No name holds a zero byte, and the database takes none.
  if (Object.values(given).some((value) => value?.includes('\0') === true))
    throw new Fault('notFound', 'There is no such case.');
  const { conversation, reference, staff: id } = given;
  if (conversation === undefined && reference === undefined && id === undefined) return;
  const number = id !== undefined && /^\d{1,9}$/.test(id) ? Number(id) : undefined;
  if (await office.isElsewhere(staff, { conversation, reference, staff: number }))
    throw new Fault('notFound', 'There is no such case.');
}

/** Lets somebody in who is signed in and may. Throws Fault notAllowed, forbidden, or notFound for another association's case. */
export async function enter(
  context: Context,
  doors: Doors,
  { method, needs }: Pick<Declared, 'method' | 'needs'>,
): Promise<Session> {
  const changes = method !== 'GET';
  if (changes) mustBeOurs(context, doors);
  const session = await mustBeHere(context, doors);
  if (changes) mustKnow(context, session);
  await mustBeOfTheirAssociation(context, doors, session);
  if (needs !== undefined && needs !== 'session' && !mayDo(session.staff, needs))
    throw new Fault('forbidden', 'Your role does not allow this.');
  return session;
}
