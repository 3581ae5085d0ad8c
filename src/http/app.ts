import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { Fault } from '../kernel/errors.ts';
import { answerCall, answerFault } from './answers.ts';
import type { Doors } from './doors.ts';
import { mount } from './route.ts';
import { routesOf } from './routes.ts';

/** What every answer below a door of a channel carries. */
function guard(app: Hono, { layout }: Doors): void {
  for (const { under, crossOrigin, unstored } of layout.hosted.flatMap(({ channel }) => channel.doors)) {
    const below = `${under}/*`;
    if (crossOrigin)
      app.use(
        below,
        cors({
          origin: '*',
          allowHeaders: [...crossOrigin],
          exposeHeaders: ['retry-after'],
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

/** The server's app: every route of the list, and what all answers have in common. */
export function openApp(doors: Doors): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'no-referrer');
    if (doors.publicUrl?.startsWith('https:'))
      context.header('strict-transport-security', 'max-age=31536000');
  });
  guard(app, doors);
  mount(app, routesOf(doors.layout), doors);
  app.notFound((context) =>
    answerFault(context, new Fault('notFound', 'There is nothing at this address.'), { log: doors.log }),
  );
  app.onError((error, context) => answerCall(doors, context, error));
  return app;
}
