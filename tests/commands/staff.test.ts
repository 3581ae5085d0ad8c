import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Me } from '../../src/contract/desk.ts';
import { runCommand } from '../support/commands-here.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { further } from '../support/whole.ts';

const password = 'correct horse battery staple';
const admin = 'admin@rahat.invalid';

let dataDir: string;
let server: ServerProcess;
const linksFile = (): string => join(dataDir, 'first-links.txt');
const tokenIn = (text: string): string => /set-up\?token=([\w-]+)/.exec(text)?.[1] ?? '';

beforeAll(async () => {
  dataDir = await temporaryFolder();
  server = await startServer({ DATA_DIR: dataDir });
});
afterAll(async () => {
  await server.stop();
  await removeFolder(dataDir);
});

const post = (path: string, body: object): Promise<Response> =>
  fetch(`${server.url}/desk/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const staff = (...words: string[]): ReturnType<typeof runCommand> =>
  runCommand('staff', words, { DATA_DIR: dataDir });

test('where no terminal is, first links lie in a file that this user alone reads, and are made once', async () => {
  const first = await readFile(linksFile(), 'utf8');
  expect(first.match(/^First sign-in at the desk of .* \(admin@.*\.invalid\): http/gm)).toHaveLength(5);
  expect((await stat(linksFile())).mode & 0o777).toBe(0o600);
  expect(server.out + server.log).not.toMatch(/token=/);
  expect(server.out).toContain(linksFile());
  await server.stop();
  server = await startServer({ DATA_DIR: dataDir });
  expect(await readFile(linksFile(), 'utf8')).toBe(first);
  expect(server.out).toContain(`npm run staff -- reset ${admin}`);
});

further(
  'a new password from the command line ends the one before, its sessions and its streams',
  async () => {
    const lines = (await readFile(linksFile(), 'utf8')).split('\n');
    const token = tokenIn(lines.find((line) => line.includes(admin)) ?? '');
    const entered = await post('set-up', { token, name: 'منى', password });
    expect(Me.parse(await entered.json())).toMatchObject({ email: admin });
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const stream = await fetch(`${server.url}/desk/api/events`, { headers: { cookie } });
    const ended = stream.text();

    const { code, out, log } = await staff('reset', admin);
    expect({ code, log }).toEqual({ code: 0, log: '' });
    expect(out.match(/token=/g)).toHaveLength(1);
    await ended;
    expect((await fetch(`${server.url}/desk/api/me`, { headers: { cookie } })).status).toBe(401);
    expect((await post('sign-in', { email: admin, password })).status).toBe(401);
    expect((await post('set-up', { token, name: 'منى', password })).status).toBe(401);
    expect((await post('set-up', { token: tokenIn(out), name: 'منى', password })).status).toBe(200);
  },
);

test('a known address is not added again, a role is changed by its own word, and the last administrator stays', async () => {
  const someone = ['add', 'someone@rahat.example', '--association', 'rahat'];
  expect((await staff(...someone, '--role', 'researcher')).code).toBe(0);
  const again = await staff(...someone, '--role', 'manager');
  expect(again).toMatchObject({ code: 1, out: '', log: expect.stringContaining('has an account already') });
  const elsewhere = await staff('add', 'someone@rahat.example', '--association', 'mord', '--role', 'manager');
  expect(elsewhere.log).toBe(again.log);
  const changed = await staff('role', 'someone@rahat.example', 'manager', '--json');
  expect(JSON.parse(changed.out)).toMatchObject({ did: 'role', role: 'manager', association: 'rahat' });
  expect(await staff('role', admin, 'manager')).toMatchObject({
    code: 1,
    log: expect.stringContaining('last administrator'),
  });
  expect(await staff('disable', admin)).toMatchObject({
    code: 1,
    log: expect.stringContaining('last administrator'),
  });
  expect((await staff('role', 'someone@rahat.example', 'king')).code).toBe(2);
  expect((await staff('disable', 'someone@rahat.example', 'manager')).code).toBe(2);
});
