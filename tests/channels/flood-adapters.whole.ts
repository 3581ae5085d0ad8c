import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kinds } from '../../adapters/index.ts';
import { webchat } from '../../adapters/webchat/index.ts';
import type { Capabilities } from '../../src/channel/port.ts';
import { settingsOf } from '../../src/channel/settings.ts';
import { readConfig } from '../../src/config.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { bodyOf, type EntryBody } from '../../src/conversation/turn/entry-body.ts';
import { parcelsOf } from '../../src/conversation/delivery/parcels.ts';
import { silent } from '../../src/kernel/log.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { entriesAfter } from '../../src/records/turns/entries.ts';
import { openGround } from '../../src/runtime.ts';
import { openBotApi, type BotApi } from '../standins/bot-api.ts';
import { openConnector, type Connector } from '../standins/connector.ts';
import { openGraphApi, type GraphApi } from '../standins/graph-api.ts';
import { until } from '../support/wait.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { byBotFramework, byTelegram, byWebChat, byWhatsApp, type Entrance } from './entrances.ts';
import { eventsOf, pour, shuffled, type Event } from './pour.ts';
import { say } from '../support/say.ts';

/** The run of every day takes a part; `FLOOD=15000` takes as much as was promised. */
const events = Number(process.env['FLOOD'] ?? 150);
const deliveries = Math.ceil((events * 10) / 3);
const seed = String(process.env['SEED'] ?? 7);
const associations = ['rahat', 'mord', 'najran-coffee'] as const;
const texts = ['السلام عليكم', 'أوافق', 'القائمة', 'كم تستغرق دراسة الطلب؟', 'شكرا'];
const hook = 'a-webhook-secret-of-tests';

let telegram: BotApi;
let graph: GraphApi;
let azure: Connector;
let server: ServerProcess;
let entrances: readonly Entrance[];
let environment: Record<string, string>;

beforeAll(async () => {
  [telegram, graph, azure] = await Promise.all([openBotApi(), openGraphApi(), openConnector()]);
  const own = associations.map((association, n) => {
    const bot = telegram.bot(`100${n}:a-bot-token-of-tests`);
    const number = graph.number({
      id: `10654035224292${n}`,
      token: `a-whatsapp-token-${n}`,
      appSecret: `an-app-secret-${n}`,
      verifyToken: `a-verify-token-${n}`,
    });
    number.statuses = ['delivered'];
    return { association, bot, number, app: azure.bot(`app-${n}`) };
  });
  environment = {
    TELEGRAM_API_ROOT: telegram.root,
    WHATSAPP_API_ROOT: graph.root,
    BOTFRAMEWORK_OPENID_METADATA: azure.metadata,
    BOTFRAMEWORK_LOGIN_ROOT: azure.root,
  };
  for (const { association, bot, number, app } of own) {
    const prefix = association.toUpperCase().replaceAll('-', '_');
    const { id, token, appSecret, verifyToken } = number.identity;
    const settings = {
      TELEGRAM_BOT_TOKEN: bot.token,
      TELEGRAM_WEBHOOK_SECRET: hook,
      WHATSAPP_ACCESS_TOKEN: token,
      WHATSAPP_PHONE_NUMBER_ID: id,
      WHATSAPP_APP_SECRET: appSecret,
      WHATSAPP_VERIFY_TOKEN: verifyToken,
      BOTFRAMEWORK_APP_ID: app.appId,
      BOTFRAMEWORK_APP_PASSWORD: app.password,
    };
    for (const [name, value] of Object.entries(settings)) environment[`${prefix}_${name}`] = value;
  }
  server = await startServer(environment);
  const doors = own.map(async ({ association, bot, number, app }) => {
    const place = { server: server.url, association };
    const token = await azure.token(app);
    expect(await number.hooks.subscribe(`${server.url}/webhooks/whatsapp/${association}`)).toBe(true);
    return [
      byTelegram(place, bot, hook),
      byWhatsApp(place, number),
      byBotFramework(place, { azure, bot: app, token }),
      byWebChat(place),
    ];
  });
  entrances = (await Promise.all(doors)).flat();
});

afterAll(async () => {
  if (process.env['SHOW_LOG']) process.stderr.write(server.log);
  await server.stop();
  await Promise.all([telegram.close(), graph.close(), azure.close()]);
});

function capabilitiesOf({ channel, association }: Entrance): Capabilities {
  if (channel === 'webchat') return webchat.capabilities;
  const kind = kinds.find(({ name }) => name === channel);
  const settings = kind && settingsOf(kind, association, environment);
  if (!kind || !settings) throw new Error(`${channel} is not set up`);
  const context = {
    association,
    log: silent,
    now: () => 0,
    publicUrl: undefined,
    dataDir: server.dataDir,
    say,
  };
  return kind.open(settings, context).capabilities;
}

const start = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 40);

/** Waits until nothing is to be sent any more. */
async function untilSent(ground: Ground): Promise<void> {
  const open = `select exists (select 1 from outbox where state in ('waiting', 'attempting')) as open`;
  const isEmpty = async (): Promise<boolean> =>
    (await ground.database.query<{ open: boolean }>(open)).rows[0]?.open === false;
  await until('the outbox is empty', isEmpty, { patience: 600_000, every: 50 });
}

/** Everything of every conversation in the database, by the channel's own id of its first message. */
async function stored(ground: Ground): Promise<ReadonlyMap<string, readonly EntryBody[]>> {
  const { rows } = await ground.database.query<{ id: string }>('select public_id as id from conversations');
  const found = new Map<string, readonly EntryBody[]>();
  for (const { id } of rows) {
    const conversation = await findConversation(ground.database, id);
    if (!conversation) throw new Error('a conversation cannot be read');
    const entries = await entriesAfter(ground.database, conversation, { seq: 0 });
    expect(entries.filter(({ kind }) => kind === 'dead')).toEqual([]);
    const bodies = entries.map(({ body }) => bodyOf({ body }));
    found.set(bodies.flatMap(({ heard }) => heard?.external ?? [])[0] ?? id, bodies);
  }
  expect(found.size).toBe(rows.length);
  return found;
}

/** The texts that the provider of an entrance must have been given for what was said, as they begin. */
async function textsOf(ground: Ground, entrance: Entrance, bodies: readonly EntryBody[]): Promise<string[]> {
  const house = ground.houses.get(entrance.association);
  if (!house) throw new Error(`${entrance.association} is gone`);
  const nothing = (): Promise<never> => Promise.reject(new Error('there is no file and no form here'));
  const review = (): Promise<string> => Promise.resolve('http://127.0.0.1/form/x');
  const around = { house, signed: false, file: nothing, form: nothing, review };
  const can = capabilitiesOf(entrance);
  const drafts = bodies.flatMap((body) => parcelsOf(body, around, can));
  return Promise.all(drafts.map(async (draft) => start((await draft(around)).text)));
}

test(`${events} messages through every channel's own door, ${deliveries} deliveries, shuffled: none doubled, none lost, in order, each answered once`, async () => {
  const doors = await Promise.all(
    entrances.map(async (entrance, n) => {
      const share = Math.floor(events / entrances.length) + (n < events % entrances.length ? 1 : 0);
      const conversations: (readonly Event[])[] = [];
      for (let left = share; left > 0; left -= texts.length)
        conversations.push(eventsOf(await entrance.writer(), texts.slice(0, left)));
      const copies = Math.floor(deliveries / entrances.length) + (n < deliveries % entrances.length ? 1 : 0);
      return { entrance, conversations, order: shuffled(`${seed} ${n}`, conversations, copies) };
    }),
  );
  expect(doors.reduce((sum, { order }) => sum + order.length, 0)).toBe(deliveries);
  const began = performance.now();
  const poured = await Promise.all(doors.map(({ entrance, order }) => pour(entrance, order, seed)));
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  expect(poured.flatMap(({ failures }) => failures)).toEqual([]);

  const ground = await openGround(readConfig({ DATA_DIR: server.dataDir }), { role: 'command', log: silent });
  try {
    await untilSent(ground);
    const all = Math.round((performance.now() - began) / 100) / 10;
    const found = await stored(ground);
    expect(found.size).toBe(doors.reduce((sum, { conversations }) => sum + conversations.length, 0));
    let [heard, answers] = [0, 0];
    for (const { entrance, conversations } of doors)
      for (const written of conversations) {
        const bodies = found.get(written[0]?.external ?? '') ?? [];
        const externals = bodies.flatMap((body) => body.heard?.external ?? []);
        expect(externals).toEqual(written.map(({ external }) => external));
        heard += externals.length;
        const shown = (await written[0]?.writer.shown()) ?? [];
        expect([entrance.channel, ...shown.map(start)]).toEqual([
          entrance.channel,
          ...(await textsOf(ground, entrance, bodies)),
        ]);
        answers += shown.length;
      }
    expect(heard).toBe(events);
    const lost = `select count(*)::int as n from outbox where state not in ('sent', 'cancelled')`;
    expect((await ground.database.query<{ n: number }>(lost)).rows).toEqual([{ n: 0 }]);
    const calls = poured.reduce((sum, tally) => sum + tally.calls, 0);
    process.stderr.write(`flood: ${JSON.stringify({ events, deliveries, calls, seconds, answers, all })}\n`);
  } finally {
    await ground.close();
  }
}, 1_500_000);
