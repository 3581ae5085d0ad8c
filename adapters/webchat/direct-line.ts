import type { Door, Host, PulledRoute, PulledStream } from '../../src/channel/pulled.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { mannerIn, showAll, showBefore, watermarkOf } from './lines.ts';
import { browsers } from './browsers.ts';
import { makeLink } from './returning/routes.ts';
import { opened } from './entering/opened.ts';
import { passIn, passOf, say, tokensOf } from './entering/pass.ts';
import type { Pass } from './entering/tokens.ts';
import { mayWrite } from './may-write.ts';
import { charge, reading } from './reading.ts';
import { Activity, receive } from './receive.ts';
import { activityId } from './send.ts';
import { signIn, typingFrom } from './signs.ts';
import { Activities, Ended, Opened, Posted, Renewed } from './shapes.ts';
import { takeInOrder } from './in-order.ts';
import { resumed, resumedHeaders } from './resumed/routes.ts';
import { takeUpload, Upload, voiceNote } from './upload.ts';

const mostBody = 256 * 1024;
/** So many entries are read back at once where a call does not say how many. */
const mostBack = 100;
const token = 'directline';

const refresh: PulledRoute = {
  method: 'POST',
  path: '/tokens/refresh',
  token,
  answer: Renewed,
  async handle(call, host) {
    const pass = await passOf(call, host);
    const tokens = tokensOf(host);
    return Response.json({
      conversationId: pass.conversation,
      token: await tokens.make(pass, 'calls'),
      expires_in: tokens.lasts(pass, 'calls'),
    });
  },
};

/** Ends what the token came with: its value, every token and every stream of the conversation. Nothing that was said is touched. */
const end: PulledRoute = {
  method: 'DELETE',
  path: '/session',
  token,
  answer: Ended,
  async handle(call, host) {
    const { conversation } = await passOf(call, host);
    await host.conversations.end(conversation);
    return Response.json({});
  },
};

const begin: PulledRoute = {
  method: 'POST',
  path: '/conversations',
  token,
  answer: Opened,
  async handle(call, host) {
    const pass = await passOf(call, host);
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

/** What `before` and `limit` of a call ask for; undefined where it asks for what is new. Throws Fault wrongRequest. */
function askedBack({ searchParams }: URL): { readonly before: number; readonly most: number } | undefined {
  const before = searchParams.get('before');
  if (before === null) return undefined;
  const most = Number(searchParams.get('limit') ?? mostBack);
  if (!Number.isInteger(most) || most < 1 || most > mostBack)
    throw new Fault('wrongRequest', `limit: a whole number from 1 to ${mostBack}.`);
  return { before: watermarkOf(before), most };
}

const read: PulledRoute = {
  method: 'GET',
  path: '/conversations/:conversation/activities',
  token,
  answer: Activities,
  async handle(call, host) {
    const pass = await passOf(call, host);
    const viewer = { pass, base: call.base };
    const back = askedBack(call.url);
    const from = watermarkOf(call.url.searchParams.get('watermark'));
    return reading(host, pass, async () => {
      if (back) return Response.json(await showBefore(host, viewer, back));
      const news = await host.conversations.lines(pass.conversation, from);
      const { lines, upTo, more } = news;
      await charge(host, pass, lines.length);
      const activities = await showAll(host, viewer, lines);
      return Response.json({ activities, watermark: String(upTo), ...(more && { more }), ...mannerIn(news) });
    });
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
    await mayWrite(call, host, pass);
    const tooLong = (): Fault => new Fault('tooLarge', say(host, pass, 'textTooLong'));
    const body = await call.body(mostBody, tooLong);
    const received = receive({ body, headers: { 'x-silah-call': randomId() }, query: {} });
    if (received.kind === 'refused') throw new Fault('wrongRequest', received.mend);
    const sign = received.kind === 'ignored' ? signIn(body) : undefined;
    if (sign) await host.conversations.sign(pass.conversation, sign);
    const messages = received.kind === 'messages' ? received.messages : [];
    const seq = await takeInOrder(host, pass, messages);
    const id = seq === undefined ? `${pass.conversation}|${randomId()}` : activityId(pass.conversation, seq);
    return Response.json({ id });
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
    await mayWrite(call, host, pass);
    return Response.json({ id: activityId(pass.conversation, await takeUpload(call, host, { pass })) });
  },
};

/** A file of the conversation. Its address holds a token of its own: browsers fetch pictures without headers. */
const file: PulledRoute = {
  method: 'GET',
  path: '/conversations/:conversation/files/:file',
  token,
  async handle({ url, params }, host) {
    const { conversation = '', file: id = '' } = params;
    const pass = await passIn(host, url.searchParams.get('t'), `file ${id}`);
    const pieces =
      pass.conversation === conversation
        ? await reading(host, pass, () => host.conversations.file(conversation, id))
        : undefined;
    if (!pieces) throw new Fault('notFound', 'There is no such file.');
    const headers = {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'cache-control': 'private, no-store',
    };
    return new Response(pieces, { headers });
  },
};

/** The association of a pass, as its messages are from. */
const calledIn = (host: Host, { association: id, lang }: Pass): { id: string; name: string } => ({
  id,
  name: host.associations.get(id)?.shortName(lang) ?? '',
});

const stream: PulledStream = {
  path: '/conversations/:conversation/stream',
  token,
  async open({ url, params, base }, host) {
    const pass = await passIn(host, url.searchParams.get('t'), 'stream');
    const from = watermarkOf(url.searchParams.get('watermark'));
    if (pass.conversation !== params['conversation'])
      throw new Fault('notFound', 'There is no such conversation for this token.');
    return {
      conversation: pass.conversation,
      from,
      stands: () => host.conversations.stands(pass.conversation, pass.generation),
      typing: () => JSON.stringify({ activities: [typingFrom(pass.conversation, calledIn(host, pass))] }),
      async write(news) {
        const { lines, upTo } = news;
        const activities = await showAll(host, { pass, base }, lines);
        if (activities.length === 0) return undefined;
        return JSON.stringify({ activities, watermark: String(upTo), ...mannerIn(news) });
      },
    };
  },
};

/** Direct Line 3.0. Whoever calls shows a token, which opens one conversation; the member's name in it cannot be changed. */
export const directLine: Door = {
  under: '/v3/directline',
  crossOrigin: [
    'authorization',
    'content-type',
    'x-ms-bot-agent',
    'x-requested-with',
    voiceNote,
    ...resumedHeaders.taken,
  ],
  exposed: resumedHeaders.given,
  unstored: true,
  routes: [refresh, end, ...browsers, makeLink, begin, reopen, read, write, upload, ...resumed, file],
  streams: [stream],
};
