import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { Me, Nothing, SetUp, SignIn } from '../../contract/desk.ts';
import { langOf, type Lang } from '../../contract/lang.ts';
import { signIn, signOut, type From, type SignedIn } from '../../desk/people/sign-in.ts';
import { second } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/errors.ts';
import { Held } from '../../kernel/held.ts';
import { callIn } from '../callers.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { deviceIn, dropSession, mustBeOurs, putSession, sessionIn } from './gate.ts';
import { shaped } from './shaped.ts';
import { plain, route, type DeskCall } from './desk-call.ts';

const pulse = 20 * second;

/** A new session in the place of the one that the browser had. */
export async function begin(context: Context, doors: Doors, by: () => Promise<SignedIn>): Promise<Response> {
  mustBeOurs(context, doors);
  const { office } = doors;
  const before = sessionIn(context, doors);
  const signedIn = await by();
  if (before !== undefined) await signOut(office.ground, before);
  putSession(context, doors, signedIn);
  context.header('cache-control', 'private, no-store');
  return context.json(office.people.me(signedIn));
}

/** Where somebody calls from who is not signed in, and in which language they are answered. */
export const callerOf = (context: Context, doors: Doors): From & { readonly lang: Lang } => ({
  address: doors.callers.of(callIn(context)),
  device: deviceIn(context, doors),
  lang: langOf(context.req.query('lang')) ?? 'ar',
});

const ways: readonly Route<Doors>[] = [
  {
    method: 'POST',
    path: '/desk/api/sign-in',
    body: SignIn,
    answer: Me,
    handle: (context, doors) =>
      begin(context, doors, async () =>
        signIn(doors.office.ground, await shaped(context, SignIn), callerOf(context, doors)),
      ),
  },
  {
    method: 'POST',
    path: '/desk/api/set-up',
    body: SetUp,
    answer: Me,
    handle: (context, doors) =>
      begin(context, doors, async () =>
        doors.office.account.byLink(await shaped(context, SetUp), callerOf(context, doors)),
      ),
  },
  {
    method: 'POST',
    path: '/desk/api/sign-out',
    answer: Nothing,
    async handle(context, doors) {
      mustBeOurs(context, doors);
      const value = sessionIn(context, doors);
      if (value !== undefined) await signOut(doors.office.ground, value);
      dropSession(context, doors);
      return context.json({});
    },
  },
];

/** Streams that are open. */
const listening = new Held();
/** So many pages of one session listen at once. */
const mostPages = 12;
/** Who has so many hints before them unread is closed, and fetches everything when they are back. */
const mostUnread = 1000;

/** The hints of what changed, as long as the session lasts. Throws Fault tooMany. */
function hintsFor({ context, office, session: { id, staff } }: DeskCall): Response {
  const release = listening.take([[id, mostPages]]);
  if (!release) throw new Fault('tooMany', 'Too many pages of the desk are open. Close some of them.');
  context.header('content-type', 'text/event-stream');
  context.header('cache-control', 'no-store');
  context.header('x-accel-buffering', 'no');
  return stream(context, async (out) => {
    const over = new AbortController();
    const { signal } = over;
    const ended = new Promise((resolve) => signal.addEventListener('abort', resolve));
    let unread = 0;
    const tell = (event: 'change' | 'rows', text: string): void => {
      unread += 1;
      if (unread > mostUnread) over.abort();
      else void out.write(`event: ${event}\ndata: ${text}\n\n`).then(() => (unread -= 1));
    };
    const stops = [
      release,
      office.ground.gauges.connected('desk'),
      office.watch(staff, (hint) => tell('change', hint)),
      office.desk.changes.follow({
        staff,
        tell: (changed) =>
          changed ? tell('rows', JSON.stringify(changed)) : tell('change', JSON.stringify({ what: 'inbox' })),
      }),
      office.liveSessions.join(id, () => over.abort()),
    ];
    signal.addEventListener('abort', () => stops.forEach((stop) => stop()));
    out.onAbort(() => over.abort());
    await out.write('retry: 1000\n: here\n\n');
    for (;;) {
      await Promise.race([out.sleep(pulse), ended]);
      if (signal.aborted) return;
      await out.write(': here\n\n');
    }
  });
}

/** Coming and going, who is here, and the hints of what changed. */
export const session: readonly Route<Doors>[] = [
  ...ways,
  route({
    method: 'GET',
    path: '/me',
    needs: 'session',
    answer: Me,
    answers: ({ office, session: here }) => office.people.me(here),
  }),
  plain({ method: 'GET', path: '/events', needs: 'session', answers: hintsFor }),
];
