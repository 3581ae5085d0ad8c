import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { silent } from '../../src/kernel/log.ts';
import { openGround } from '../../src/runtime.ts';
import { Member, type Chat } from '../support/chat.ts';
import { errands } from '../support/errands.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { startPostgres, type GivenPostgres } from '../support/postgres.ts';
import { randomFrom } from '../support/random.ts';
import { checkChats } from '../support/replay.ts';
import { startServer, type ServerProcess } from '../support/server.ts';

const key = 'a key that both servers of this test share, and nobody else';
const conversations = Number(process.env['TWO_NODES'] ?? 60);
let postgres: GivenPostgres | undefined;
const servers: ServerProcess[] = [];
const folders: string[] = [];

const place = async (): Promise<Record<string, string>> => {
  const folder = await temporaryFolder();
  folders.push(folder);
  return { DATA_DIR: folder, DATABASE_URL: postgres!.url, SILAH_KEY: key };
};

beforeAll(async () => {
  postgres = await startPostgres();
  const [one, two] = [await place(), await place()];
  servers.push(...(await Promise.all([startServer(one), startServer(two)])));
}, 180_000);

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await postgres?.stop();
  for (const folder of folders) await removeFolder(folder);
});

test('two servers on one database take the messages of the same conversations: no update lost, no turn doubled', async () => {
  const { list } = await errands(conversations);
  const street = {
    urls: servers.map(({ url }) => url),
    random: randomFrom(11),
    until: Date.now() + 240_000,
    acknowledged: () => undefined,
  };
  const chats: Chat[] = [];
  await Promise.all(
    list.map(async ({ house, service, n }) => {
      const member = await Member.arrive(street, house);
      chats.push(member.chat);
      await member.sendRequest(service, n);
    }),
  );
  const ground = await openGround(readConfig(await place()), 'command', silent);
  const checked = await checkChats(ground, chats).finally(() => ground.close());
  expect(checked.violations).toEqual([]);
  expect(checked.requests).toBe(conversations);
  expect(servers.map(({ log }) => log).join('')).not.toContain('a turn failed');
}, 300_000);
