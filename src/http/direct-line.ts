import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { Fault } from '../kernel/errors.ts';
import { minute } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import type { Doors } from './doors.ts';
import { bodyOf, kilobyte } from './body.ts';
import { answerMember, only, passOf, told, type Known } from './call.ts';
import { activityId, baseOf, showAll, watermarkOf } from './lines.ts';
import { takeUpload } from './upload.ts';
import { lifetimes, type Pass } from './tokens.ts';

const mostBody = 256 * kilobyte;
const mostMessages = 300;

/** Direct Line 3.0. Whoever calls shows a token, which opens one conversation; the member's name in it cannot be changed. */
export function directLine(doors: Doors): Hono<Known> {
  const app = new Hono<Known>();
  app.onError((error, context) => answerMember(doors, context, error));
  app.use(
    cors({
      origin: '*',
      allowHeaders: ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with'],
      exposeHeaders: ['retry-after'],
      maxAge: 86_400,
    }),
  );
  app.use(async (context, next) => {
    await next();
    context.header('cache-control', context.res.headers.get('cache-control') ?? 'no-store');
  });

  const opened = async (context: Context<Known>, pass: Pass, watermark?: string): Promise<object> => {
    const base = baseOf(doors, context).replace(/^http/, 'ws');
    const [token, stream] = await Promise.all([
      doors.tokens.make(pass, 'calls'),
      doors.tokens.make(pass, 'stream'),
    ]);
    const from = watermark === undefined ? '' : `watermark=${watermarkOf(watermark)}&`;
    const streamUrl = `${base}/v3/directline/conversations/${pass.conversation}/stream?${from}t=${stream}`;
    return {
      conversationId: pass.conversation,
      token,
      expires_in: lifetimes.calls,
      streamUrl,
      referenceGrammarId: pass.association,
    };
  };

  app.post('/tokens/refresh', async (context) => {
    const pass = await passOf(doors, context);
    return context.json({
      conversationId: pass.conversation,
      token: await doors.tokens.make(pass, 'calls'),
      expires_in: lifetimes.calls,
    });
  });

  app.post('/conversations', async (context) => {
    const pass = await passOf(doors, context);
    await doors.conversations.confirm(pass.conversation, pass.generation);
    const greeted = await doors.conversations.greet(pass.conversation, pass.lang);
    return context.json(await opened(context, pass, context.req.query('watermark')), greeted ? 201 : 200);
  });

  app.get('/conversations/:conversation', async (context) =>
    context.json(await opened(context, await passOf(doors, context), context.req.query('watermark'))),
  );

  app.get('/conversations/:conversation/activities', async (context) => {
    const pass = await passOf(doors, context);
    const { lines, upTo } = await doors.conversations.lines(
      pass.conversation,
      watermarkOf(context.req.query('watermark')),
    );
    return context.json({
      activities: await showAll(doors, baseOf(doors, context), pass, lines),
      watermark: String(upTo),
    });
  });

  app.post('/conversations/:conversation/activities', async (context) => {
    const pass = await passOf(doors, context);
    await mayWrite(doors, pass);
    const tooLong = () => new Fault('tooLarge', told(doors, pass, 'textTooLong'));
    const body = await bodyOf(context, mostBody, tooLong);
    const received = doors.webchat.receive({ body, headers: { 'x-silah-call': randomId() }, query: {} });
    if (received.kind === 'refused') throw new Fault('wrongRequest', received.mend);
    const message = received.kind === 'messages' ? received.messages[0] : undefined;
    if (!message) return context.json({ id: `${pass.conversation}|${randomId()}` });
    const { seq } = await doors.conversations.receive(pass.conversation, message);
    return context.json({ id: activityId(pass.conversation, seq) });
  });

  app.post('/conversations/:conversation/upload', async (context) => {
    const pass = await passOf(doors, context);
    await mayWrite(doors, pass);
    return context.json({
      id: activityId(pass.conversation, await takeUpload(doors, pass, context)),
    });
  });

  app.get('/conversations/:conversation/files/:file', async (context) => {
    const { conversation, file } = context.req.param();
    const pass = await doors.tokens.check(context.req.query('t'), `file ${file}`);
    const bytes =
      pass.conversation === conversation ? await doors.conversations.file(conversation, file) : undefined;
    if (!bytes) throw new Fault('notFound', 'There is no such file.');
    const headers = {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'cache-control': 'private, no-store',
    };
    return context.body(new Uint8Array(bytes), 200, headers);
  });

  for (const path of ['/tokens/refresh', '/conversations', '/conversations/:conversation/upload'])
    app.all(path, only('POST'));
  app.all('/conversations/:conversation/activities', only('GET', 'POST'));
  for (const path of ['/conversations/:conversation', '/conversations/:conversation/files/:file'])
    app.all(path, only('GET'));
  return app;
}

async function mayWrite(doors: Doors, pass: Pass): Promise<void> {
  if (await doors.coordination.allow(`messages ${pass.conversation}`, mostMessages, minute)) return;
  throw new Fault('tooMany', told(doors, pass, 'tooMany'));
}
