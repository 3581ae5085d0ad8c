import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { readConfig } from '../../src/config.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { Facts, FactPreview, type Fact } from '../../src/contract/kept/facts.ts';
import { silent } from '../../src/kernel/log.ts';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { openGround } from '../../src/runtime.ts';
import { Member as OnScreen, type Activity } from '../http/member.ts';
import { Member, type Chat } from '../support/chat.ts';
import { errands } from '../support/errands.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { startPostgres, type GivenPostgres } from '../support/postgres.ts';
import { takes } from '../support/pace.ts';
import { randomFrom } from '../support/random.ts';
import { checkChats } from '../support/replay.ts';
import { startServer, workersOf, type ServerProcess } from '../support/server.ts';
import { found, until } from '../support/wait.ts';
import { further } from '../support/whole.ts';

const key = 'a key that both servers of this test share, and nobody else';
const conversations = Number(process.env['TWO_NODES'] ?? 6);
let postgres: GivenPostgres | undefined;
const servers: ServerProcess[] = [];
const folders: string[] = [];
/** Nodes share the files of members. */
let files: string;

const place = async (): Promise<Record<string, string>> => {
  const folder = await temporaryFolder();
  folders.push(folder);
  return { DATA_DIR: folder, DATABASE_URL: postgres!.url, FILES_DIR: files, SILAH_KEY: key };
};

/** Does something as a command would, beside the servers. */
async function onGround<T>(act: (ground: Ground) => Promise<T>): Promise<T> {
  const ground = await openGround(readConfig(await place()), { role: 'command', log: silent });
  try {
    return await act(ground);
  } finally {
    await ground.close();
  }
}

beforeAll(async () => {
  postgres = await startPostgres();
  files = await temporaryFolder();
  folders.push(files);
  const [one, two] = [await place(), await place()];
  servers.push(...(await Promise.all([startServer({ ...one, SILAH_WORKERS: '2' }), startServer(two)])));
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await postgres?.stop();
  for (const folder of folders) await removeFolder(folder);
});

test('two servers on one database, one of two workers, take the messages of the same conversations, also when a worker is killed: no update lost, no turn doubled', async () => {
  const { list } = await errands(conversations);
  let acknowledged = 0;
  const street = {
    urls: servers.map(({ url }) => url),
    random: randomFrom(11),
    until: Date.now() + 240_000,
    acknowledged: () => {
      acknowledged += 1;
      // In the middle one of the workers of a server ends, and another one comes.
      if (acknowledged === conversations * 4) servers[0]?.killWorker(1);
    },
  };
  const chats: Chat[] = [];
  await Promise.all(
    list.map(async ({ house, service, n }) => {
      const member = await Member.arrive(street, house);
      chats.push(member.chat);
      await member.sendRequest(service, n);
    }),
  );
  const checked = await onGround((ground) => checkChats(ground, chats));
  expect(checked.violations).toEqual([]);
  expect(checked.requests).toBe(conversations);
  expect(servers.map(({ log }) => log).join('')).not.toContain('a turn failed');
  await until('another worker came', () => workersOf(servers[0]?.pid ?? 0).length === 2);
  expect(servers[0]?.log).toContain('a worker ended, another one comes');
});

/** A stream of a client that opens it again whenever it ends: how often that was, and how long it was closed at the longest. */
function staying(url: string): { returns: number; away: number; close(): void } {
  let over = false;
  let left: number | undefined;
  let socket: WebSocket;
  const stream = {
    returns: 0,
    away: 0,
    close(): void {
      over = true;
      socket.close();
    },
  };
  const open = (): void => {
    socket = new WebSocket(url);
    socket.on('error', () => undefined);
    socket.on('open', () => {
      if (left === undefined) return;
      stream.returns += 1;
      stream.away = Math.max(stream.away, performance.now() - left);
      left = undefined;
    });
    socket.on('close', () => {
      left ??= performance.now();
      if (!over) setTimeout(open, 50);
    });
  };
  open();
  return stream;
}

further(
  'workers that are replaced one after another refuse nobody and lose nothing, and streams come back within three seconds',
  async () => {
    const [server] = servers as [ServerProcess];
    const before = workersOf(server.pid);
    const members = await Promise.all(Array.from({ length: 6 }, () => OnScreen.arrive(server.url)));
    const streams = members.map(({ grant }) => staying(grant.streamUrl));
    const taken = new Map<OnScreen, string[]>(members.map((member) => [member, []]));
    const refused: unknown[] = [];
    process.kill(server.pid, 'SIGUSR2');
    await Promise.all(
      members.map(async (member) => {
        while (!server.log.includes('the workers were replaced')) {
          const own = randomUUID();
          const sent = member.post({ text: 'متى الدوام', channelData: { clientActivityID: own } });
          const status = await sent.then((answer) => answer.status).catch((error: unknown) => error);
          if (status === 200) taken.get(member)?.push(own);
          // Too many for this minute is an answer.
          else if (status !== 429) refused.push(status);
          await takes(150);
        }
      }),
    );
    expect(refused).toEqual([]);
    const now = workersOf(server.pid);
    expect(now).toHaveLength(2);
    expect(now.filter((one) => before.includes(one))).toEqual([]);
    await until('each stream came back', () => streams.every(({ returns }) => returns > 0));
    expect(Math.max(...streams.map(({ away }) => away))).toBeLessThan(3000);
    for (const stream of streams) stream.close();
    for (const [member, owns] of taken) {
      const kept = (await member.transcript()).map(({ channelData }) => channelData?.clientActivityID);
      expect(owns.map((own) => kept.filter((one) => one === own).length)).toEqual(owns.map(() => 1));
    }
    expect([...taken.values()].flat().length).toBeGreaterThan(members.length);
  },
);

const password = 'correct horse battery staple';
const email = 'somebody@mord.example';

/** A person at the desk of a server: makes calls in their name. */
async function atDesk(
  { url }: ServerProcess,
  who = email,
): Promise<(path: string, json?: unknown) => Promise<Response>> {
  const calling = (path: string, json?: unknown, more: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/desk/api${path}`, {
      headers: { 'content-type': 'application/json', ...more },
      ...(json !== undefined && { method: 'POST', body: JSON.stringify(json) }),
    });
  const signedIn = await calling('/sign-in', { email: who, password });
  const cookies = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]);
  const { csrf } = (await signedIn.json()) as { csrf: string };
  const signed = { cookie: cookies.join('; '), 'x-silah-csrf': csrf };
  return (path, json) => calling(path, json, signed);
}

test('without Redis: what is answered at the desk of one server stands on the screen at the other within five seconds, and back', async () => {
  const [one, other] = servers as [ServerProcess, ServerProcess];
  const account = { association: 'mord', email, role: 'researcher', password: await hashPassword(password) };
  await onGround(({ database }) => putStaff(database, account, Date.now()));
  const member = await OnScreen.arrive(one.url);
  await member.post({ text: 'أوافق' });
  await member.post({ text: 'ابي اكلم موظف' });
  const heard: Activity[] = [];
  const screen = new WebSocket(member.grant.streamUrl);
  screen.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text !== '') heard.push(...(JSON.parse(text) as { activities: Activity[] }).activities);
  });
  const desk = await atDesk(other);
  const at = `/conversations/${member.grant.conversationId}`;
  await until('the conversation stands in the inbox', async () => {
    const inbox = await (await desk('/inbox')).text();
    return inbox.includes(member.grant.conversationId);
  });
  expect((await desk(`${at}/claim`, {})).status).toBe(200);
  expect((await desk(`${at}/reply`, { id: randomUUID(), text: 'معك سالم، تفضل' })).status).toBe(200);
  await found('the answer stands on the screen', () => heard.find(({ text }) => text === 'معك سالم، تفضل'), {
    patience: 5000,
  });
  await member.post({ text: 'متى يصرف الدعم' });
  await until(
    'what the member wrote stands at the desk',
    async () => (await (await desk(at)).text()).includes('متى يصرف الدعم'),
    { patience: 5000 },
  );
  screen.close();
});

/** What the bot said last to a question, as plain text. */
const toldTo = async (member: OnScreen, question: string): Promise<string> =>
  (await member.say(question)).map(({ text = '' }) => text.replace(/[\u2066-\u2069]/g, '')).join('\n');

test('Ramadan hours that are changed at the desk of one server are told by the other within five seconds, and are taken back by one press', async () => {
  const [one, other] = servers as [ServerProcess, ServerProcess];
  const admin = 'admin@mord.example';
  const account = {
    association: 'mord',
    email: admin,
    role: 'admin',
    password: await hashPassword(password),
  };
  await onGround(({ database }) => putStaff(database, account, Date.now()));
  const member = await OnScreen.arrive(one.url);
  await member.say('أوافق');
  const asked = 'ما مواعيد الدوام في رمضان؟';
  expect(await toldTo(member, asked)).not.toContain('من 11 صباحًا إلى 4:30 عصرًا');
  const desk = await atDesk(other, admin);
  const ramadanOf = async (): Promise<Fact> =>
    Facts.parse(await (await desk('/facts')).json()).items.find(({ kind }) => kind === 'ramadan')!;
  const { last } = await ramadanOf();
  const value = { week: { sunday: [['11:00', '16:30']], monday: [['11:00', '16:30']] } };
  const preview = FactPreview.parse(await (await desk('/facts/ramadan/preview', { value })).json());
  expect(preview.reads.join()).toContain('في رمضان');
  expect((await desk('/facts/ramadan', { follows: last, value })).status).toBe(200);
  await until(
    'the other server tells it',
    async () => (await toldTo(member, asked)).includes('من 11 صباحًا إلى 4:30 عصرًا'),
    { patience: 5000 },
  );
  const late = await desk('/facts/ramadan', { follows: last, value });
  expect(late.status).toBe(409);
  const changed = await ramadanOf();
  expect((await desk('/facts/ramadan/back', { follows: changed.last })).status).toBe(200);
  await until(
    'the other server tells what it told before',
    async () => !(await toldTo(member, asked)).includes('من 11 صباحًا إلى 4:30 عصرًا'),
    { patience: 5000 },
  );
});
