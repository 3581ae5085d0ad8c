import { timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type * as z from 'zod/mini';
import { SetUp, SignIn } from '../contract/desk.ts';
import { langOf } from '../contract/lang.ts';
import type { Office } from '../desk/office.ts';
import { mayDo, type Session } from '../desk/people/people.ts';
import { sessionLasts, sessionOf, setUp, signIn, signOut, type SignedIn } from '../desk/people/sign-in.ts';
import { Fault } from '../kernel/errors.ts';
import { bodyOf, kilobyte } from './body.ts';
import { deskRoutes, type DeskRoute } from './desk-routes.ts';

export interface DeskDoors {
  readonly office: Office;
  readonly publicUrl?: string;
}

const mostBody = 64 * kilobyte;

const isSecure = ({ publicUrl }: DeskDoors): boolean => publicUrl?.startsWith('https:') ?? false;
const cookieOf = (doors: DeskDoors): string => (isSecure(doors) ? '__Host-silah-desk' : 'silah-desk');

function putCookie(context: Context, doors: DeskDoors, value: string): void {
  setCookie(context, cookieOf(doors), value, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(doors),
    path: '/',
    maxAge: Math.floor(sessionLasts / 1000),
  });
}

/** A page of somewhere else may make a browser call us; it may not make us act. */
function mustBeOurs(context: Context, doors: DeskDoors): void {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  const here = [doors.publicUrl && new URL(doors.publicUrl).host, context.req.header('host')];
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

async function shaped<T>(context: Context, shape: z.ZodMiniType<T>): Promise<T> {
  const bytes = await bodyOf(context, mostBody, () => new Fault('tooLarge', 'The call is too large.'));
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw new Fault('wrongRequest', 'The body must be JSON.', { cause });
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Fault(
    'wrongRequest',
    parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; '),
  );
}

async function mustBeHere(context: Context, doors: DeskDoors): Promise<Session> {
  const value = getCookie(context, cookieOf(doors));
  const session = value === undefined ? undefined : await sessionOf(doors.office.ground, value);
  if (!session) throw new Fault('notAllowed', 'Nobody is signed in. Sign in first.');
  return session;
}

/** A case of another association is not there for anybody, whatever his role. */
async function mustBeNear(context: Context, doors: DeskDoors, { staff }: Session): Promise<void> {
  const given = context.req.param() as Readonly<Record<string, string | undefined>>;
  // No name holds a zero byte, and the database takes none.
  if (Object.values(given).some((value) => value?.includes('\0') === true))
    throw new Fault('notFound', 'There is no such case.');
  const { conversation, reference, staff: id } = given;
  if (conversation === undefined && reference === undefined && id === undefined) return;
  const number = id !== undefined && /^\d{1,9}$/.test(id) ? Number(id) : undefined;
  if (await doors.office.isElsewhere(staff, { conversation, reference, staff: number }))
    throw new Fault('notFound', 'There is no such case.');
}

async function enter(
  context: Context,
  doors: DeskDoors,
  { method, needs, handle }: DeskRoute,
): Promise<Response> {
  if (method !== 'get') mustBeOurs(context, doors);
  const session = await mustBeHere(context, doors);
  if (method !== 'get') mustKnow(context, session);
  await mustBeNear(context, doors, session);
  if (needs !== 'session' && !mayDo(session.staff, needs))
    throw new Fault('forbidden', 'Your role does not allow this.');
  context.header('cache-control', 'private, no-store');
  return handle({
    context,
    office: doors.office,
    session,
    staff: session.staff,
    lang: langOf(context.req.query('lang')) ?? 'ar',
    base: doors.publicUrl ?? new URL(context.req.url).origin,
    body: (shape) => shaped(context, shape),
    param: (name) => context.req.param(name) ?? '',
  });
}

/** The desk's calls: signing in and out, and every route of the table. */
export function deskApi(doors: DeskDoors): Hono {
  const app = new Hono();
  const { office } = doors;
  const begin = async (context: Context, work: () => Promise<SignedIn>): Promise<Response> => {
    mustBeOurs(context, doors);
    const before = getCookie(context, cookieOf(doors));
    const { staff, value, csrf } = await work();
    if (before !== undefined) await signOut(office.ground, before);
    putCookie(context, doors, value);
    context.header('cache-control', 'private, no-store');
    return context.json(office.people.me({ staff, csrf }));
  };
  app.post('/sign-in', (context) =>
    begin(context, async () =>
      signIn(office.ground, await shaped(context, SignIn), getConnInfo(context).remote.address ?? ''),
    ),
  );
  app.post('/set-up', (context) =>
    begin(context, async () => setUp(office.ground, await shaped(context, SetUp))),
  );
  app.post('/sign-out', async (context) => {
    mustBeOurs(context, doors);
    const value = getCookie(context, cookieOf(doors));
    if (value !== undefined) await signOut(office.ground, value);
    deleteCookie(context, cookieOf(doors), { path: '/', secure: isSecure(doors) });
    return context.json({});
  });
  for (const route of deskRoutes) app[route.method](route.path, (context) => enter(context, doors, route));
  return app;
}
