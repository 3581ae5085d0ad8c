import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import { whatsappWeb } from '../../adapters/whatsapp-web/index.ts';
import { Channels } from '../../src/conversation/arrival/channels.ts';
import { Listeners } from '../../src/conversation/arrival/listeners.ts';
import { silent } from '../../src/kernel/log.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { Member } from '../http/member.ts';
import { openBotApi, type BotApi } from '../standins/bot-api.ts';
import { openConnector, type Bot, type Connector } from '../standins/connector.ts';
import { openGraphApi, type GraphApi, type PhoneNumber } from '../standins/graph-api.ts';
import { WebAccount } from '../standins/whatsapp-account.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openAll } from '../support/house.ts';
import { openPlace } from '../support/place.ts';
import { startPostgres, type GivenPostgres } from '../support/postgres.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { readStory } from '../support/story.ts';
import { stepsOfStory } from './replay.ts';
import { command } from './stored.ts';
import { onTeams, onTelegram, onTheWeb, onWhatsApp, onWhatsAppWeb } from './surfaces.ts';
import { submit, type Step, type Surface } from './walk.ts';
import { say } from '../support/say.ts';

const root = productRoot();
const story = readStory(readFileSync(join(root, 'tests/flows/request/same-on-every-channel.chat'), 'utf8'));
const { association } = story;
const token = '1001:a-bot-token-of-tests';
const identity = {
  id: '106540352242922',
  token: 'a-whatsapp-token-of-tests',
  appSecret: 'an-app-secret-of-tests',
  verifyToken: 'a-verify-token-of-tests',
} as const;

let telegram: BotApi;
let graph: GraphApi;
let azure: Connector;
let number: PhoneNumber;
let bot: Bot;
let postgres: GivenPostgres;
let server: ServerProcess;
let web: WebAccount;
/** What both nodes and the commands are given. */
let common: Record<string, string>;
const stopping: (() => Promise<unknown>)[] = [];

/** What `requests show` tells, as far as it must be the same everywhere or is looked at by itself. */
interface Stored {
  readonly reference: string;
  readonly submittedAt: string;
  readonly channel: string;
  readonly sha256: string;
  readonly fields: readonly { readonly name: string; readonly value: unknown; readonly shown: string }[];
  readonly answers: Readonly<Record<string, unknown>>;
  readonly attestation: { readonly text: string; readonly act: string; readonly words: string };
  readonly committee: string;
  readonly replyOn: string;
}

const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

/** A value without the name under which the file of this conversation lies; the hash of its bytes stays. */
const unnamed = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'file' in value ? { ...value, file: '' } : value;

/** Everything of a request that no channel may change. */
function asEverywhere({ reference, submittedAt, channel, sha256, attestation, ...rest }: Stored): object {
  expect(reference).toMatch(/^\d{7}$/);
  expect(Date.parse(submittedAt)).toBeGreaterThan(0);
  expect([channel, hashOf(rest.fields)]).toEqual([channel, sha256]);
  const fields = rest.fields.map((field) => ({ ...field, value: unnamed(field.value) }));
  const answers = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  return { ...rest, fields, answers, sha256: hashOf(fields), signed: attestation.text };
}

/** WhatsApp Web on a second node of the same database: what stands in its browser's place can only be told in this process. */
async function openWhatsAppWeb(): Promise<void> {
  const { dataDir } = server;
  web = await WebAccount.open(`${dataDir}/whatsapp-web/${association}`);
  const place = await openPlace(common);
  const context = { association, log: silent, now: () => Date.now(), publicUrl: undefined, dataDir, say };
  const program = join(root, 'tests/standins/whatsapp-child.mjs');
  const parts = { program, library: () => true, print: () => undefined };
  const real = whatsappWeb.open({ WHATSAPP_WEB: 'on' }, context, parts);
  const pace = { all: 50, each: 50, burst: 50 };
  const channel = { ...real, capabilities: { ...real.capabilities, pace } };
  const alarms = { undelivered: () => undefined };
  const served = [{ association, channel }];
  const channels = new Channels(place.ground, place.conversations, {
    served,
    base: () => server.url,
    alarms,
  });
  const listeners = new Listeners(place.ground, channels, () => undefined);
  stopping.push(
    () => listeners.stop(),
    () => channels.stop(),
    () => place.close(),
    () => web.close(),
  );
}

beforeAll(async () => {
  [telegram, graph, azure] = await Promise.all([openBotApi(), openGraphApi(), openConnector()]);
  telegram.bot(token);
  number = graph.number(identity);
  bot = azure.bot('an-app-of-tests');
  postgres = await startPostgres();
  common = {
    DATA_DIR: await temporaryFolder(),
    DATABASE_URL: postgres.url,
    SILAH_KEY: 'a key that both nodes of this test share, and nobody else',
  };
  server = await startServer({
    ...common,
    TELEGRAM_API_ROOT: telegram.root,
    MAKKAH_HOUSING_TELEGRAM_BOT_TOKEN: token,
    WHATSAPP_API_ROOT: graph.root,
    MAKKAH_HOUSING_WHATSAPP_ACCESS_TOKEN: identity.token,
    MAKKAH_HOUSING_WHATSAPP_PHONE_NUMBER_ID: identity.id,
    MAKKAH_HOUSING_WHATSAPP_APP_SECRET: identity.appSecret,
    MAKKAH_HOUSING_WHATSAPP_VERIFY_TOKEN: identity.verifyToken,
    BOTFRAMEWORK_OPENID_METADATA: azure.metadata,
    BOTFRAMEWORK_LOGIN_ROOT: azure.root,
    MAKKAH_HOUSING_BOTFRAMEWORK_APP_ID: bot.appId,
    MAKKAH_HOUSING_BOTFRAMEWORK_APP_PASSWORD: bot.password,
  });
  bot.hook = `${server.url}/api/messages/${association}`;
  expect(await number.hooks.subscribe(`${server.url}/webhooks/whatsapp/${association}`)).toBe(true);
  await openWhatsAppWeb();
});

afterAll(async () => {
  if (process.env['SHOW_LOG']) process.stderr.write(server.log);
  for (const stop of stopping) await stop();
  await server.stop();
  await postgres.stop();
  await removeFolder(server.dataDir);
  await Promise.all([telegram.close(), graph.close(), azure.close()]);
});

const people = async (): Promise<Readonly<Record<string, Surface>>> => ({
  webchat: onTheWeb(await Member.arrive(server.url, association)),
  telegram: onTelegram(telegram.bot(token).member()),
  whatsapp: onWhatsApp(number.member()),
  botframework: onTeams(azure.member(bot)),
  'whatsapp-web': onWhatsAppWeb(web.contact()),
});

const secretsOf = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap((step) => ('type' in step && step.secret ? [step.type] : []));

test('the same written conversation, replayed on every channel, ends in the same stored request', async () => {
  const { engine, houses } = await openAll();
  const house = houses.get(association);
  if (!house) throw new Error(`there is no association ${association}`);
  const steps = stepsOfStory(engine, house, story);
  const surfaces = await people();
  const sent = await Promise.all(
    Object.entries(surfaces).map(async ([channel, surface]) => {
      const reference = await submit(surface, steps).catch((error: unknown) => {
        throw new Error(`on ${channel}`, { cause: error });
      });
      return { channel, stored: (await command(['requests', 'show', reference], common)) as Stored };
    }),
  );
  expect(sent.map(({ stored }) => stored.channel)).toEqual(Object.keys(surfaces));
  const [first, ...others] = sent.map(({ stored }) => asEverywhere(stored));
  for (const other of others) expect(other).toEqual(first);
  expect(first).toMatchObject({
    association,
    service: 'unit-reservation',
    answers: { nationalId: '1100000007', mobile: '+966501234568', rooms: 4, wantedFrom: null, notes: null },
  });

  const acts = sent.map(({ stored: { attestation } }) => attestation.act);
  expect(acts).toEqual(['typed', 'typed', 'typed', 'typed', 'typed']);
  expect(new Set(sent.map(({ stored: { attestation } }) => attestation.words)).size).toBe(1);
  for (const channel of ['whatsapp', 'botframework', 'whatsapp-web'])
    for (const secret of secretsOf(steps)) {
      const shown = (await surfaces[channel]?.texts())?.join('\n') ?? '';
      expect(shown.replace(/\s/g, '')).not.toContain(secret);
      expect(shown).not.toContain('1100000007');
    }
  expect(await command(['verify-records'], common)).toMatchObject({ checked: sent.length, findings: [] });
});
