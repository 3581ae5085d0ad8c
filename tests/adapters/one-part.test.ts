import { afterAll, describe, expect, test } from '@jest/globals';
import { webchat } from '../../adapters/webchat/index.ts';
import type { IncomingMessage } from '../../src/channel/message.ts';
import type { Call, PushedChannel } from '../../src/channel/port.ts';
import { openConnector } from '../standins/connector.ts';
import { openGraphApi } from '../standins/graph-api.ts';
import { oneOf, randomFrom, type Random } from '../support/random.ts';
import { recordedAt } from './botframework.recorded.ts';
import { caller, logged as loggedByAzure, openAt as openAzure } from './botframework-support.ts';
import { recorded as ofTelegram, secret, updated } from './telegram.recorded.ts';
import { logged as loggedByTelegram, openAt as openTelegram } from './telegram-support.ts';
import { absent } from './whatsapp.absent.ts';
import { identity, posted, recorded as ofWhatsApp } from './whatsapp.recorded.ts';
import { logged as loggedByMeta, openAt as openMeta } from './whatsapp-support.ts';

/** Calls of a provider in which one part is not as it should be. The run of every day takes a part; `CALLS=10000` takes as many as was promised. */
const calls = Math.ceil(Number(process.env['CALLS'] ?? 1600) / 4);

type Path = readonly (string | number)[];

/** Where something stands in a JSON value, from the outside in; the whole is no part. */
function partsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
  const inner = Object.entries(value).flatMap(([name, one]) => partsOf(one, [...path, name]));
  return path.length > 0 ? [path, ...inner] : inner;
}

type Change = (parent: Record<string, unknown>, name: string, random: Random) => void;
const changes: Readonly<Record<string, Change>> = {
  null: (parent, name) => void (parent[name] = null),
  missing: (parent, name) => void Reflect.deleteProperty(parent, name),
  doubled: (parent, name) => {
    const part = parent[name];
    parent[name] = Array.isArray(part) ? [...(part as unknown[]), ...(part as unknown[])] : part;
    parent[`${name}2`] = part;
  },
  reordered: (parent, name) => {
    const part = parent[name];
    if (Array.isArray(part)) parent[name] = [...(part as unknown[])].reverse();
    else if (typeof part === 'object' && part !== null)
      parent[name] = Object.fromEntries(Object.entries(part).reverse());
  },
  unknown: (parent, name) => {
    parent[name] = typeof parent[name] === 'string' ? 'hologram' : { hologram: { id: 1 } };
  },
};

/** The same body with one part changed. */
function changed(body: unknown, random: Random): { readonly what: string; readonly json: unknown } {
  const json: unknown = structuredClone(body);
  const path = oneOf(random, partsOf(json));
  const kind = oneOf(random, Object.keys(changes));
  let parent = json as Record<string, unknown>;
  for (const name of path.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
  changes[kind]?.(parent, String(path.at(-1)), random);
  return { what: `${path.join('.')} ${kind}`, json };
}

/** One way in: what is called, with which genuine bodies, and every line that it logged so far. */
interface Door {
  readonly genuine: readonly Call[];
  readonly again: (json: unknown) => Call;
  readonly hears: (call: Call) => Promise<string | readonly IncomingMessage[]>;
  readonly logged: () => readonly string[];
}

const azure = await openConnector();
const meta = await openGraphApi();
const bot = azure.bot('5f3b7c1e-1f0a-4a53-9f0e-0c2d7d1c9a10');
const byAzure = await caller(azure, bot);
afterAll(() => Promise.all([azure.close(), meta.close()]));

const hearing =
  (channel: PushedChannel): Door['hears'] =>
  async (call) => {
    const received = await channel.receive(call);
    if (received.kind !== 'happenings') return received.kind;
    return received.happenings.flatMap((one) => (one.kind === 'message' ? [one.message] : []));
  };
const nowhere = 'http://127.0.0.1:9';
const inWeb = {
  type: 'message',
  id: 'own-1',
  from: { id: 'dl_x' },
  locale: 'ar',
  text: 'السلام عليكم',
  value: null,
  attachments: [{ contentType: 'application/pdf', contentUrl: 'data:application/pdf;base64,JVBERg==' }],
  channelData: { clientActivityID: 'own-1' },
};
const webCall = (json: unknown): Call => ({
  body: Buffer.from(JSON.stringify(json)),
  headers: { 'x-silah-call': 'a-call' },
  query: {},
});

const doors: Readonly<Record<string, Door>> = {
  telegram: {
    genuine: ofTelegram.genuine.map(({ call }) => call),
    again: (json) => updated(json),
    hears: hearing(openTelegram(nowhere, { token: '1:x' }, { secret })),
    logged: loggedByTelegram,
  },
  whatsapp: {
    genuine: [...ofWhatsApp.genuine, ...absent].map(({ call }) => call),
    again: (json) => posted(json),
    hears: hearing(openMeta(meta, { identity })),
    logged: loggedByMeta,
  },
  botframework: {
    genuine: recordedAt({ serviceUrl: azure.serviceUrl, bot: `28:${bot.appId}` }, byAzure).genuine.map(
      ({ call }) => call,
    ),
    again: byAzure,
    hears: hearing(openAzure(azure, bot).channel),
    logged: loggedByAzure,
  },
  webchat: {
    genuine: [webCall(inWeb)],
    again: webCall,
    hears: (call) => {
      const received = webchat.receive(call);
      return Promise.resolve(received.kind === 'messages' ? received.messages : received.kind);
    },
    logged: () => [],
  },
};

/** What a client of our own protocol leaves out says nothing, and it knows that: such a call is answered with the name of nothing. */
const saysNothing = (json: unknown): boolean => {
  const { type, text, attachments } = json as Record<string, unknown>;
  return type !== 'message' || (typeof text !== 'string' && !Array.isArray(attachments));
};

describe.each(Object.keys(doors))('of %s', (name) => {
  test('a call with one part that is not as it should be is heard, refused or written down', async () => {
    const { genuine, again, hears, logged } = doors[name]!;
    const random = randomFrom(20_261_130);
    const lost: string[] = [];
    for (let n = 0; n < calls; n += 1) {
      const { body } = oneOf(random, genuine);
      const { what, json } = changed(JSON.parse(Buffer.from(body).toString('utf8')), random);
      const before = logged().length;
      const heard = await hears(again(json));
      const isHeard = typeof heard !== 'string' && heard.length > 0;
      const isTold =
        heard === 'refused' || logged().length > before || (name === 'webchat' && saysNothing(json));
      if (!isHeard && !isTold) lost.push(what);
    }
    expect(lost).toEqual([]);
  });

  test('nothing personal stands in what is written down', () => {
    const { logged } = doors[name]!;
    expect(logged().join('\n')).not.toMatch(/[\u0600-\u06ff]|5211840093|966512345678/u);
  });
});

test('the same calls say the same again', async () => {
  for (const { genuine, hears } of Object.values(doors))
    for (const call of genuine) expect(await hears(call)).toEqual(await hears(call));
});

test('a message in a topic of a private chat is answered there, and is the same member’s', async () => {
  const channel = openTelegram(nowhere, { token: '1:x' }, { secret });
  const from = { id: 99, is_bot: false };
  const message = { message_id: 1, date: 1, chat: { id: 99, type: 'private' }, from, text: 'نعم' };
  const received = await channel.receive(
    updated({ update_id: 1, message: { ...message, message_thread_id: 77, is_topic_message: true } }),
  );
  expect(received).toMatchObject({ happenings: [{ address: '99/77', also: ['99'] }] });
});
