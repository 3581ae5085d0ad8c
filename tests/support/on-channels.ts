import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { kinds } from '../../adapters/index.ts';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import { callDuty } from '../../src/desk/alerts/call-duty.ts';
import { day } from '../../src/kernel/clock.ts';
import { silent } from '../../src/kernel/log.ts';
import { sayOf } from '../../src/runtime.ts';
import { onTeams, onTelegram, onWhatsApp } from '../channels/surfaces.ts';
import type { Surface } from '../channels/walk.ts';
import { openBotApi, type Member as OnTelegram } from '../standins/bot-api.ts';
import { openConnector, type Member as OnTeams } from '../standins/connector.ts';
import { openGraphApi, type Member as OnWhatsApp } from '../standins/graph-api.ts';
import { openOnDuty, type OnDuty } from './alerts.ts';
import { until } from './wait.ts';

const identity = {
  id: '106540352242922',
  token: 'a-whatsapp-token-of-tests',
  appSecret: 'an-app-secret-of-tests',
  verifyToken: 'a-verify-token-of-tests',
} as const;
const token = '1001:a-bot-token-of-tests';
const secret = 'a-webhook-secret-of-tests';

/** A clock that runs as the machine's, from a moment on, and is moved by hand. */
interface RunningClock {
  now(): number;
  advance(ms: number): void;
}

/** A member with one of the channels, at the stand-in of its provider; everything is typed in the chat itself. */
export interface Held<M> extends Omit<Surface, 'secretly'> {
  readonly member: M;
  /** The conversation, once something was written. */
  conversation(): Promise<string>;
  /** Writes, and answers all that came back, when everything that is to be said was sent. */
  tell(text: string): Promise<string>;
  /** Presses the newest button of a label, likewise. */
  choose(label: string): Promise<string>;
}

export interface OnChannels extends OnDuty<RunningClock> {
  readonly association: string;
  onWhatsApp(): Held<OnWhatsApp>;
  onTelegram(): Held<OnTelegram>;
  onTeams(): Held<OnTeams>;
  onTheWeb(): Promise<Held<undefined>>;
  /** Lets time pass up to the same hour of the same weekday some weeks later. */
  weeks(n: number): Promise<void>;
  /** Lets time pass, until all that is due by then was done and sent. */
  pass(ms: number): Promise<void>;
}

type Opening = NonNullable<Parameters<typeof openOnDuty>[0]>;

/** One association served on WhatsApp, Telegram and Teams by the real adapters, all on stand-ins, from the moment `start` on. */
export async function openOnChannels(
  association: string,
  { start, packs }: { readonly start: number; readonly packs: Opening['packs'] },
): Promise<OnChannels> {
  const [graph, telegram, azure] = await Promise.all([openGraphApi(), openBotApi(), openConnector()]);
  graph.advance(start - graph.now());
  const desk = await openOnDuty({ clock: graph, ...(packs && { packs }) });
  desk.place.ground.engine.hearing.learn();
  const app = azure.bot('an-app-of-tests');
  const channels = new Channels(desk.place.ground, desk.place.conversations, {
    served: servedOn(desk, association, {
      TELEGRAM_API_ROOT: telegram.root,
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_WEBHOOK_SECRET: secret,
      WHATSAPP_API_ROOT: graph.root,
      WHATSAPP_ACCESS_TOKEN: identity.token,
      WHATSAPP_PHONE_NUMBER_ID: identity.id,
      WHATSAPP_APP_SECRET: identity.appSecret,
      WHATSAPP_VERIFY_TOKEN: identity.verifyToken,
      BOTFRAMEWORK_OPENID_METADATA: azure.metadata,
      BOTFRAMEWORK_LOGIN_ROOT: azure.root,
      BOTFRAMEWORK_APP_ID: app.appId,
      BOTFRAMEWORK_APP_PASSWORD: app.password,
    }),
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
  const hooks = await openHooks(channels, association);
  const number = graph.number(identity);
  await number.hooks.subscribe(`${hooks.url}/whatsapp`);
  app.hook = `${hooks.url}/botframework`;
  const bot = telegram.bot(token);
  bot.setHook({ url: `${hooks.url}/telegram`, secret, most: 4 });
  const held = holderOf(desk, association);
  return {
    ...desk,
    association,
    onWhatsApp() {
      const member = number.member();
      const newest = (label: string): void => void member.tap(label);
      return held(member, onWhatsApp(member), { newest, settled: () => number.hooks.settled });
    },
    onTelegram() {
      const member = bot.member();
      const settled = (): boolean => bot.queue.waiting.length === 0;
      const newest = (label: string): void => void member.press(label);
      return held(member, onTelegram(member), { newest, settled });
    },
    onTeams() {
      const member = azure.member(app);
      return held(member, onTeams(member), { newest: (label) => member.press(label) });
    },
    async onTheWeb() {
      const { publicId } = await desk.place.conversations.begin(association, 'webchat');
      return held(undefined, webSurface(desk, publicId), { known: publicId });
    },
    async weeks(n) {
      graph.advance(start + n * 7 * day - graph.now());
      await allDone(desk);
    },
    async pass(ms) {
      graph.advance(ms);
      await allDone(desk);
    },
    async remove() {
      await channels.stop();
      await desk.remove();
      await hooks.close();
      await Promise.all([graph.close(), telegram.close(), azure.close()]);
    },
  };
}

/** The accounts of an association as the product opens them; Microsoft's keys and tokens go by the machine's clock. */
function servedOn(
  { place, clock }: OnDuty<RunningClock>,
  association: string,
  settings: Readonly<Record<string, string>>,
): readonly Served[] {
  const { ground, dataDir } = place;
  const say = sayOf(ground.houses.get(association)!.wording);
  return kinds
    .filter(({ name }) => name !== 'whatsapp-web')
    .map((kind) => {
      const now = kind.name === 'botframework' ? () => Date.now() : () => clock.now();
      const context = { association, log: silent, now, publicUrl: undefined, dataDir, say };
      return { association, channel: kind.open(settings, context) };
    });
}

let written = 0;

/** The web chat, as its protocol hands on what is written and pressed. */
function webSurface({ place: { conversations } }: OnDuty<RunningClock>, publicId: string): Surface {
  const own = (): string => `web-${(written += 1)}`;
  const said = async () =>
    (await conversations.lines(publicId, 0)).lines.flatMap((line) =>
      'message' in line ? [line.message] : [],
    );
  const say = async (text: string): Promise<void> => {
    await conversations.receive(publicId, { external: own(), content: { kind: 'text', text } });
  };
  return {
    say,
    async press(text) {
      const asked = (await said()).findLast(({ choices }) => choices?.some(({ label }) => label === text));
      const choice = asked?.choices?.find(({ label }) => label === text)?.id;
      if (!asked?.prompt || choice === undefined) throw new Error(`there is no button ${text}`);
      const content = { kind: 'tap', prompt: asked.prompt.id, choice, text } as const;
      await conversations.receive(publicId, { external: own(), content });
    },
    async attach(name, bytes) {
      await conversations.receive(publicId, { external: own(), content: { kind: 'file', name, bytes } });
    },
    texts: async () => (await said()).map(({ text }) => text),
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Where the stand-ins call: `/<kind of channel>`. */
async function openHooks(
  channels: Channels,
  association: string,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const call = {
      body: await bytesOf(request),
      headers: request.headers as Record<string, string | undefined>,
      query: Object.fromEntries(searchParams),
    };
    const taken = await channels.call(pathname.slice(1), association, call);
    response.writeHead(taken && taken.kind !== 'refused' && taken.kind !== 'unavailable' ? 200 : 503);
    response.end(taken?.kind === 'handshake' ? taken.text : '');
  };
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Waits until no timer is due, nobody is to be called, and nothing stands in the outbox. */
async function allDone(desk: OnDuty<RunningClock>): Promise<void> {
  await until('what is due was done', async () => {
    const due = await desk.sql(
      'select 1 from conversations where due_at <= to_timestamp($1 / 1000.0)',
      desk.clock.now(),
    );
    return due.length === 0;
  });
  await callDuty(desk.office.desk);
  const unsent = `select 1 from outbox where state in ('waiting', 'attempting')`;
  await until('all was sent', async () => (await desk.sql(unsent)).length === 0);
}

/** `settled`: whether the stand-in has handed on all that was written; `known`: the conversation, where it is there before anything is. */
interface Holding {
  /** Presses the newest button of a label, wherever it stands in the chat. */
  readonly newest?: Surface['press'];
  readonly settled?: () => boolean;
  readonly known?: string;
}
type Hold = <M>(member: M, surface: Surface, holding?: Holding) => Held<M>;

/** Members who write, and wait for the answer. */
function holderOf(desk: OnDuty<RunningClock>, association: string): Hold {
  const heard = async (): Promise<number> =>
    (await desk.sql<{ n: number }>('select coalesce(sum(seq), 0)::int as n from conversations'))[0]!.n;
  return (
    member,
    surface,
    { newest = surface.press.bind(surface), settled = () => true, known: named } = {},
  ) => {
    let publicId = named;
    const answered = async (act: () => Promise<void> | void): Promise<string> => {
      const known = (await desk.sql<{ id: string }>('select public_id as id from conversations')).map(
        ({ id }) => id,
      );
      const before = await heard();
      const shown = (await surface.texts()).length;
      await act();
      await until('the message was heard', async () => settled() && (await heard()) > before);
      const [fresh] = (
        await desk.sql<{ id: string }>(
          'select public_id as id from conversations where association = $1',
          association,
        )
      ).filter(({ id }) => !known.includes(id));
      publicId ??= fresh?.id;
      await allDone(desk);
      return (await surface.texts())
        .slice(shown)
        .join('\n')
        .replace(/[\u2066-\u2069]/g, '');
    };
    return {
      say: (text) => surface.say(text),
      press: (label) => surface.press(label),
      attach: (name, bytes) => surface.attach(name, bytes),
      texts: () => surface.texts(),
      member,
      conversation: () => Promise.resolve(publicId ?? ''),
      tell: (text) => answered(() => surface.say(text)),
      choose: (label) => answered(() => newest(label)),
    };
  };
}
