import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { kinds } from '../../adapters/index.ts';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import { day } from '../../src/kernel/clock.ts';
import { silent } from '../../src/kernel/log.ts';
import { sayOf } from '../../src/runtime.ts';
import { onTeams, onTelegram, onWhatsApp } from '../channels/surfaces.ts';
import { openBotApi, type Member as OnTelegram } from '../standins/bot-api.ts';
import { openConnector, type Member as OnTeams } from '../standins/connector.ts';
import { openGraphApi, type Member as OnWhatsApp } from '../standins/graph-api.ts';
import { openOnDuty, type OnDuty } from './alerts.ts';
import { allDone, holderOf, webSurface, type Held, type RunningClock } from './held.ts';

/** The account at Meta and the bot at Telegram of the nth association. */
const identityOf = (n: number) => ({
  id: String(106540352242922 + n),
  token: `a-whatsapp-token-of-tests${n || ''}`,
  appSecret: 'an-app-secret-of-tests',
  verifyToken: 'a-verify-token-of-tests',
});
const tokenOf = (n: number): string => `${1001 + n}:a-bot-token-of-tests`;
const secret = 'a-webhook-secret-of-tests';

/** How members reach one association. */
interface Doors {
  readonly association: string;
  onWhatsApp(): Held<OnWhatsApp>;
  onTelegram(): Held<OnTelegram>;
  onTeams(): Held<OnTeams>;
  onTheWeb(): Promise<Held<undefined>>;
}

export interface OnChannels extends OnDuty<RunningClock>, Doors {
  /** How members reach another one of those that are served. */
  reaching(association: string): Doors;
  /** Lets time pass up to the same hour of the same weekday some weeks later. */
  weeks(n: number): Promise<void>;
  /** Lets time pass, until all that is due by then was done and sent. */
  pass(ms: number): Promise<void>;
}

type Opening = NonNullable<Parameters<typeof openOnDuty>[0]>;

interface Street {
  readonly start: number;
  readonly packs: Opening['packs'];
  /** Associations that are served besides, each on accounts of its own. */
  readonly beside?: readonly string[];
}

/** An association served on WhatsApp, Telegram and Teams by the real adapters, all on stand-ins, from the moment `start` on. */
export async function openOnChannels(
  association: string,
  { start, packs, beside = [] }: Street,
): Promise<OnChannels> {
  const standIns = await openStandIns();
  const { graph } = standIns;
  graph.advance(start - graph.now());
  const desk = await openOnDuty({ clock: graph, ...(packs && { packs }) });
  desk.place.ground.engine.hearing.learn();
  const accounts = [association, ...beside].map((one, n) => accountsOf(standIns, one, n));
  const channels = new Channels(desk.place.ground, desk.place.conversations, {
    served: accounts.flatMap((one) => servedOn(desk, one)),
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
  const hooks = await openHooks(channels);
  const doors: Doors[] = [];
  for (const one of accounts) {
    await one.callAt(`${hooks.url}/${one.association}`);
    doors.push(doorsOf(desk, one));
  }
  const doorsAt = (named: string): Doors => doors.find((one) => one.association === named)!;
  return {
    ...desk,
    ...doorsAt(association),
    reaching: doorsAt,
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
      await standIns.close();
    },
  };
}

async function openStandIns() {
  const [graph, telegram, azure] = await Promise.all([openGraphApi(), openBotApi(), openConnector()]);
  const close = async (): Promise<void> => {
    await Promise.all([graph.close(), telegram.close(), azure.close()]);
  };
  return { graph, telegram, azure, close };
}

/** The accounts of the nth association at the stand-ins, and the settings by which the product knows them. */
function accountsOf(
  { graph, telegram, azure }: Awaited<ReturnType<typeof openStandIns>>,
  association: string,
  n: number,
) {
  const identity = identityOf(n);
  const app = azure.bot('an-app-of-tests');
  const number = graph.number(identity);
  const bot = telegram.bot(tokenOf(n));
  const settings: Readonly<Record<string, string>> = {
    TELEGRAM_API_ROOT: telegram.root,
    TELEGRAM_BOT_TOKEN: tokenOf(n),
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
  };
  return {
    association,
    settings,
    number,
    bot,
    member: () => azure.member(app),
    /** Where the stand-ins call from now on. */
    async callAt(url: string): Promise<void> {
      await number.hooks.subscribe(`${url}/whatsapp`);
      app.hook = `${url}/botframework`;
      bot.setHook({ url: `${url}/telegram`, secret, most: 4 });
    },
  };
}
type Accounts = ReturnType<typeof accountsOf>;

function doorsOf(desk: OnDuty<RunningClock>, { association, number, bot, member: onAzure }: Accounts): Doors {
  const held = holderOf(desk, association);
  return {
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
      const member = onAzure();
      return held(member, onTeams(member), { newest: (label) => member.press(label) });
    },
    async onTheWeb() {
      const { publicId } = await desk.place.conversations.begin(association, 'webchat');
      return held(undefined, webSurface(desk, publicId), { known: publicId });
    },
  };
}

/** The accounts of an association as the product opens them; Microsoft's keys and tokens go by the machine's clock. */
function servedOn(
  { place, clock }: OnDuty<RunningClock>,
  { association, settings }: Accounts,
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

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Where the stand-ins call: `/<association>/<kind of channel>`. */
async function openHooks(channels: Channels): Promise<{ readonly url: string; close(): Promise<void> }> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const call = {
      body: await bytesOf(request),
      headers: request.headers as Record<string, string | undefined>,
      query: Object.fromEntries(searchParams),
    };
    const [, association = '', channel = ''] = pathname.split('/');
    const taken = await channels.call(channel, association, call);
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
