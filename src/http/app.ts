import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { routePath } from 'hono/route';
import { Fault } from '../kernel/errors.ts';
import { answerCall, answerFault } from './answers.ts';
import { callIn } from './callers.ts';
import { holdBack } from '../kernel/pace/held-back.ts';
import type { Doors } from './doors.ts';
import { lostPage } from './pulled/channel-routes.ts';
import { mount } from './route.ts';
import { routesOf } from './routes.ts';

/** What every answer below a door of a channel carries. */
function guard(app: Hono, { layout }: Doors): void {
  const doors = layout.hosted.flatMap(({ channel }) => channel.doors);
  for (const { under, crossOrigin, exposed = [], unstored } of doors) {
    const below = `${under}/*`;
    if (crossOrigin)
      app.use(
        below,
        cors({
          origin: '*',
          allowHeaders: [...crossOrigin],
          exposeHeaders: ['retry-after', ...exposed],
          maxAge: 86_400,
        }),
      );
    if (unstored)
      app.use(below, async (context, next) => {
        await next();
        context.header('cache-control', context.res.headers.get('cache-control') ?? 'no-store');
      });
  }
}

/** Who was not let in is counted by the pattern of the address, which names nobody. */
const refusing: ReadonlySet<number> = new Set([401, 403, 429]);

/** Says once that a proxy calls which is not named: all its callers are counted as one. */
function warnOfProxies({ callers, log }: Doors): (context: Context) => void {
  let warned = false;
  return (context) => {
    if (warned || context.req.header('x-forwarded-for') === undefined) return;
    if (!callers.isForwardedUnnamed(callIn(context))) return;
    warned = true;
    log.warn(
      'a call was forwarded by somebody whom TRUSTED_PROXIES does not name: who is behind is not believed',
    );
  };
}

/** The server's app: every route of the list, and what all answers have in common. */
export function openApp(doors: Doors): Hono {
  const app = new Hono();
  const warn = warnOfProxies(doors);
  app.use(async (context, next) => {
    warn(context);
    await next();
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'no-referrer');
    if (doors.publicUrl?.startsWith('https:'))
      context.header('strict-transport-security', 'max-age=31536000');
    const { status } = context.res;
    if (refusing.has(status)) doors.gauges.refused(routePath(context, -1), status);
    if (status === 429) await holdBack();
  });
  guard(app, doors);
  mount(app, routesOf(doors.layout), doors);
  app.notFound(async (context) => {
    const nothing = new Fault('notFound', 'There is nothing at this address.');
    return (await lostPage(context, doors)) ?? answerFault(context, nothing, { log: doors.log });
  });
  app.onError((error, context) => answerCall(doors, context, error));
  return app;
}
