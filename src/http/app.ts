import { Hono } from 'hono';
import { answerFault } from './answers.ts';
import { deskApi } from './desk.ts';
import { deskPages } from './desk-pages.ts';
import { directLine } from './direct-line.ts';
import { only } from './call.ts';
import type { Doors } from './doors.ts';
import { formPage } from './form-page.ts';
import { pages } from './pages.ts';
import { webChat } from './web-chat.ts';
import { webhooks } from './webhooks.ts';
import { Fault } from '../kernel/errors.ts';

/** Every route of the server. */
export function openApp(doors: Doors): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'no-referrer');
    if (doors.publicUrl?.startsWith('https:'))
      context.header('strict-transport-security', 'max-age=31536000');
  });
  app.get('/health/live', (context) => context.json({ live: true }));
  app.get('/health/ready', async (context) => {
    await doors.ready();
    return context.json({ ready: true });
  });
  for (const path of ['/health/live', '/health/ready']) app.all(path, only('GET'));
  app.route('/webchat', webChat(doors));
  app.route('/v3/directline', directLine(doors));
  app.route('/', webhooks(doors));
  app.route('/', formPage(doors));
  app.route('/', pages(doors));
  app.route('/desk/api', deskApi(doors));
  app.route('/', deskPages({ webFolder: doors.deskFolder, lines: doors.deskLines }));
  app.notFound((context) =>
    answerFault(context, new Fault('notFound', 'There is nothing at this address.'), { log: doors.log }),
  );
  app.onError((error, context) => answerFault(context, error, { log: doors.log }));
  return app;
}
