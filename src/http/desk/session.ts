import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { Me, Nothing, SetUp, SignIn } from '../../contract/desk.ts';
import { setUp, signIn, signOut, type SignedIn } from '../../desk/people/sign-in.ts';
import { second } from '../../kernel/clock.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { dropSession, mustBeOurs, putSession, sessionIn } from './gate.ts';
import { shaped } from './shaped.ts';
import { plain, route } from './visit.ts';

const pulse = 20 * second;

/** A new session in the place of the one that the browser had. */
async function begin(context: Context, doors: Doors, by: () => Promise<SignedIn>): Promise<Response> {
  mustBeOurs(context, doors);
  const { office } = doors;
  const before = sessionIn(context, doors);
  const { staff, value, csrf } = await by();
  if (before !== undefined) await signOut(office.ground, before);
  putSession(context, doors, value);
  context.header('cache-control', 'private, no-store');
  return context.json(office.people.me({ staff, csrf }));
}

const ways: readonly Route<Doors>[] = [
  {
    method: 'POST',
    path: '/desk/api/sign-in',
    body: SignIn,
    answer: Me,
    handle: (context, doors) =>
      begin(context, doors, async () => {
        const caller = getConnInfo(context).remote.address ?? '';
        return signIn(doors.office.ground, await shaped(context, SignIn), caller);
      }),
  },
  {
    method: 'POST',
    path: '/desk/api/set-up',
    body: SetUp,
    answer: Me,
    handle: (context, doors) =>
      begin(context, doors, async () => setUp(doors.office.ground, await shaped(context, SetUp))),
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
  plain({
    method: 'GET',
    path: '/events',
    needs: 'session',
    answers({ context, office, staff }) {
      context.header('content-type', 'text/event-stream');
      context.header('cache-control', 'no-store');
      context.header('x-accel-buffering', 'no');
      return stream(context, async (out) => {
        let open = true;
        const stop = office.watch(staff, (hint) => void out.write(`event: change\ndata: ${hint}\n\n`));
        out.onAbort(() => {
          open = false;
          stop();
        });
        await out.write('retry: 1000\n: here\n\n');
        while (open) {
          await out.sleep(pulse);
          await out.write(': here\n\n');
        }
      });
    },
  }),
];
