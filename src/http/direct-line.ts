import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { Fault } from '../kernel/errors.ts';
import { minute } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import type { Line, Showing } from '../channel/line.ts';
import { inLang } from '../wording/wording.ts';
import type { Doors } from './doors.ts';
import { takeUpload } from './upload.ts';
import { lifetimes, type Pass } from './tokens.ts';

const kilobyte = 1024;
const mostBody = 256 * kilobyte;
export const mostUpload = 12 * kilobyte * kilobyte;
const mostMessages = 300;
const tooLarge = (): never => {
  throw new Fault('tooLarge', 'The call is too large: at most 256 KB of JSON, or files of 10 MB together.');
};

export const activityId = (conversation: string, seq: number): string =>
  `${conversation}|${String(seq).padStart(7, '0')}`;

/** The token of a call. Throws Fault notAllowed when there is none, and notFound when it is for another conversation. */
export async function passOf(doors: Doors, context: Context): Promise<Pass> {
  const [, token] = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  const pass = await doors.tokens.check(token, 'calls');
  const named = context.req.param('conversation');
  if (named !== undefined && named !== pass.conversation)
    throw new Fault('notFound', 'There is no such conversation for this token.');
  return pass;
}

/** Where this server is reached from outside, as the caller sees it. */
export const baseOf = (doors: Doors, context: Context): string =>
  doors.publicUrl ?? new URL(context.req.url).origin;

export async function showAll(
  doors: Doors,
  base: string,
  pass: Pass,
  lines: readonly Line[],
): Promise<unknown[]> {
  const found = doors.associations.get(pass.association);
  const links = new Map<string, string>();
  for (const line of lines) {
    if (line.from !== 'member' || !line.file) continue;
    const token = await doors.tokens.make(pass, `file ${line.file.id}`);
    links.set(
      line.file.id,
      `${base}/v3/directline/conversations/${pass.conversation}/files/${line.file.id}?t=${token}`,
    );
  }
  const name = found ? inLang(found.association.pack.shortName, pass.lang) : '';
  const showing: Showing = {
    conversation: pass.conversation,
    member: pass.member,
    association: { id: pass.association, name },
    lang: pass.lang,
    fileUrl: (id) => links.get(id) ?? '',
  };
  return lines.flatMap((line) => doors.webchat.show(line, showing) ?? []);
}

/** The last number a client has seen; 0 when it has seen nothing. */
export function watermarkOf(text: string | undefined): number {
  if (text === undefined || text === '' || text === 'undefined' || text === 'null') return 0;
  if (!/^\d{1,9}$/.test(text))
    throw new Fault('wrongRequest', 'watermark: must be the one that an earlier answer gave.');
  return Number(text);
}

/** Direct Line 3.0. Whoever calls shows a token, which opens one conversation; the member's name in it cannot be changed. */
export function directLine(doors: Doors): Hono {
  const app = new Hono();
  app.use(
    cors({
      origin: '*',
      allowHeaders: ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with'],
      exposeHeaders: ['retry-after'],
      maxAge: 86_400,
    }),
  );
  app.use('/conversations/:conversation/upload', bodyLimit({ maxSize: mostUpload, onError: tooLarge }));
  app.use('/conversations', bodyLimit({ maxSize: mostBody, onError: tooLarge }));
  app.use('/conversations/:conversation/activities', bodyLimit({ maxSize: mostBody, onError: tooLarge }));

  const opened = async (context: Context, pass: Pass, watermark?: string): Promise<object> => {
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
    return context.json(await opened(context, pass), greeted ? 201 : 200);
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
    const body = new Uint8Array(await context.req.arrayBuffer());
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
      id: activityId(pass.conversation, await takeUpload(doors, pass, context.req.raw)),
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
  return app;
}

async function mayWrite(doors: Doors, pass: Pass): Promise<void> {
  if (await doors.coordination.allow(`messages ${pass.conversation}`, mostMessages, minute)) return;
  throw new Fault('tooMany', 'Too many messages at once. Wait a moment and send it again: nothing was lost.');
}
