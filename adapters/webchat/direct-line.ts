import type { Door, Host, PulledCall, PulledRoute, PulledStream } from '../../src/channel/pulled.ts';
import { minute } from '../../src/kernel/clock.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { showAll, watermarkOf } from './lines.ts';
import { passOf, say, tokensOf } from './pass.ts';
import { Activity, receive } from './receive.ts';
import { activityId } from './send.ts';
import { Activities, Opened, Posted, Renewed } from './shapes.ts';
import { lifetimes, type Pass } from './tokens.ts';
import { takeUpload, Upload } from './upload.ts';

const mostBody = 256 * 1024;
const mostMessages = 300;
const token = 'directline';

async function mayWrite(host: Host, pass: Pass): Promise<void> {
  if (await host.allow(`messages ${pass.conversation}`, mostMessages, minute)) return;
  throw new Fault('tooMany', say(host, pass, 'tooMany'));
}

/** What opens a conversation for a client: a token, and where its stream is. */
async function opened({ url, base }: PulledCall, host: Host, pass: Pass): Promise<object> {
  const tokens = tokensOf(host);
  const [calls, stream] = await Promise.all([tokens.make(pass, 'calls'), tokens.make(pass, 'stream')]);
  const watermark = url.searchParams.get('watermark');
  const from = watermark === null ? '' : `watermark=${watermarkOf(watermark)}&`;
  const home = `${base.replace(/^http/, 'ws')}/v3/directline/conversations/${pass.conversation}`;
  return {
    conversationId: pass.conversation,
    token: calls,
    expires_in: lifetimes.calls,
    streamUrl: `${home}/stream?${from}t=${stream}`,
    referenceGrammarId: pass.association,
  };
}

const refresh: PulledRoute = {
  method: 'POST',
  path: '/tokens/refresh',
  token,
  answer: Renewed,
  async handle(call, host) {
    const pass = await passOf(call, host);
    return Response.json({
      conversationId: pass.conversation,
      token: await tokensOf(host).make(pass, 'calls'),
      expires_in: lifetimes.calls,
    });
  },
};

const begin: PulledRoute = {
  method: 'POST',
  path: '/conversations',
  token,
  answer: Opened,
  async handle(call, host) {
    const pass = await passOf(call, host);
    await host.conversations.confirm(pass.conversation, pass.generation);
    const greeted = await host.conversations.greet(pass.conversation, pass.lang);
    return Response.json(await opened(call, host, pass), { status: greeted ? 201 : 200 });
  },
};

const reopen: PulledRoute = {
  method: 'GET',
  path: '/conversations/:conversation',
  token,
  answer: Opened,
  handle: async (call, host) => Response.json(await opened(call, host, await passOf(call, host))),
};

const read: PulledRoute = {
  method: 'GET',
  path: '/conversations/:conversation/activities',
  token,
  answer: Activities,
  async handle(call, host) {
    const pass = await passOf(call, host);
    const from = watermarkOf(call.url.searchParams.get('watermark'));
    const { lines, upTo } = await host.conversations.lines(pass.conversation, from);
    const activities = await showAll(host, { pass, base: call.base }, lines);
    return Response.json({ activities, watermark: String(upTo) });
  },
};

const write: PulledRoute = {
  method: 'POST',
  path: '/conversations/:conversation/activities',
  token,
  body: Activity,
  answer: Posted,
  async handle(call, host) {
    const pass = await passOf(call, host);
    await mayWrite(host, pass);
    const tooLong = (): Fault => new Fault('tooLarge', say(host, pass, 'textTooLong'));
    const body = await call.body(mostBody, tooLong);
    const received = receive({ body, headers: { 'x-silah-call': randomId() }, query: {} });
    if (received.kind === 'refused') throw new Fault('wrongRequest', received.mend);
    const message = received.kind === 'messages' ? received.messages[0] : undefined;
    if (!message) return Response.json({ id: `${pass.conversation}|${randomId()}` });
    const { seq } = await host.conversations.receive(pass.conversation, message);
    return Response.json({ id: activityId(pass.conversation, seq) });
  },
};

const upload: PulledRoute = {
  method: 'POST',
  path: '/conversations/:conversation/upload',
  token,
  body: Upload,
  answer: Posted,
  async handle(call, host) {
    const pass = await passOf(call, host);
    await mayWrite(host, pass);
    return Response.json({ id: activityId(pass.conversation, await takeUpload(call, host, pass)) });
  },
};

/** A file of the conversation. Its address holds a token of its own: browsers fetch pictures without headers. */
const file: PulledRoute = {
  method: 'GET',
  path: '/conversations/:conversation/files/:file',
  token,
  async handle({ url, params }, host) {
    const { conversation = '', file: id = '' } = params;
    const pass = await tokensOf(host).check(url.searchParams.get('t') ?? undefined, `file ${id}`);
    const bytes =
      pass.conversation === conversation ? await host.conversations.file(conversation, id) : undefined;
    if (!bytes) throw new Fault('notFound', 'There is no such file.');
    const headers = {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'cache-control': 'private, no-store',
    };
    return new Response(bytes, { headers });
  },
};

const stream: PulledStream = {
  path: '/conversations/:conversation/stream',
  token,
  async open({ url, params, base }, host) {
    const pass = await tokensOf(host).check(url.searchParams.get('t') ?? undefined, 'stream');
    const from = watermarkOf(url.searchParams.get('watermark'));
    if (pass.conversation !== params['conversation'])
      throw new Fault('notFound', 'There is no such conversation for this token.');
    return {
      conversation: pass.conversation,
      from,
      async write({ lines, upTo }) {
        const activities = await showAll(host, { pass, base }, lines);
        return activities.length > 0 ? JSON.stringify({ activities, watermark: String(upTo) }) : undefined;
      },
    };
  },
};

/** Direct Line 3.0. Whoever calls shows a token, which opens one conversation; the member's name in it cannot be changed. */
export const directLine: Door = {
  under: '/v3/directline',
  crossOrigin: ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with'],
  unstored: true,
  routes: [refresh, begin, reopen, read, write, upload, file],
  streams: [stream],
};
