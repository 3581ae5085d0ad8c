import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { readConfig } from '../../src/config.ts';
import { silent } from '../../src/kernel/log.ts';
import { openGround } from '../../src/runtime.ts';
import { Member as OnScreen, type Activity } from '../http/member.ts';
import { Member, type Chat } from '../support/chat.ts';
import { errands } from '../support/errands.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { startPostgres, type GivenPostgres } from '../support/postgres.ts';
import { startHaproxy, startPgBouncer, type Between } from '../support/proxies.ts';
import { randomFrom } from '../support/random.ts';
import { checkChats } from '../support/replay.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { found } from '../support/wait.ts';

const key = 'a key that both servers behind the proxy share';
const conversations = 30;
let postgres: GivenPostgres;
let pooler: Between;
let proxy: Between;
const servers: ServerProcess[] = [];
const folders: string[] = [];
let files: string;

const place = async (): Promise<Record<string, string>> => {
  const folder = await temporaryFolder();
  folders.push(folder);
  const database = `postgres://silah@127.0.0.1:${pooler.port}/postgres`;
  return {
    DATA_DIR: folder,
    DATABASE_URL: database,
    FILES_DIR: files,
    SILAH_KEY: key,
    TRUSTED_PROXIES: '127.0.0.1',
  };
};

beforeAll(async () => {
  postgres = await startPostgres();
  pooler = await startPgBouncer(postgres.url);
  files = await temporaryFolder();
  folders.push(files);
  servers.push(...(await Promise.all([startServer(await place()), startServer(await place())])));
  proxy = await startHaproxy(servers);
});
afterAll(async () => {
  await proxy.stop();
  await Promise.all(servers.map((server) => server.stop()));
  await pooler.stop();
  await postgres.stop();
  for (const folder of folders) await removeFolder(folder);
});

test('two servers behind HAProxy, their database behind PgBouncer in session mode: no update lost, no turn doubled', async () => {
  const { list } = await errands(conversations);
  let acknowledged = 0;
  const street = {
    urls: [`http://127.0.0.1:${proxy.port}`],
    random: randomFrom(23),
    until: Date.now() + 240_000,
    acknowledged: () => void (acknowledged += 1),
  };
  const chats: Chat[] = [];
  await Promise.all(
    list.map(async ({ house, service, n }) => {
      const member = await Member.arrive(street, house);
      chats.push(member.chat);
      await member.sendRequest(service, n);
    }),
  );
  expect(acknowledged).toBeGreaterThan(conversations);
  const ground = await openGround(readConfig(await place()), { role: 'command', log: silent });
  const checked = await checkChats(ground, chats);
  await ground.close();
  expect(checked.violations).toEqual([]);
  expect(checked.requests).toBe(conversations);
});

test('a stream is handed through by the proxy: what is said at either server stands on the screen', async () => {
  const member = await OnScreen.arrive(`http://127.0.0.1:${proxy.port}`, 'mord');
  const heard: Activity[] = [];
  const screen = new WebSocket(member.grant.streamUrl);
  screen.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text !== '') heard.push(...(JSON.parse(text) as { activities: Activity[] }).activities);
  });
  for (const text of ['أوافق', 'متى الدوام']) await member.post({ text });
  await found(
    'the answer stands on the screen',
    () => heard.find(({ text }) => text?.includes('أوقات العمل') === true),
    {
      patience: 10_000,
      found: () => JSON.stringify(heard.map(({ text }) => text)),
    },
  );
  screen.close();
});
