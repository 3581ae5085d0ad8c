import { createServer, type Server } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { InboxItem } from '../../src/contract/desk.ts';
import { Member } from '../http/member.ts';
import { freePort, startCommand } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace } from '../support/place.ts';
import { filesNamed } from '../support/scratch.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { until } from '../support/wait.ts';
import { inBrowser, openBrowser } from '../web/browser.ts';
import { Caller, password, putRoles, signedIn } from '../web/desk-door.ts';
import { everyKind, type EveryKind } from './added/every-kind.ts';

const Page = z.object({
  to: z.string(),
  text: z.string(),
  prompt: z.string().optional(),
  buttons: z.array(z.object({ choice: z.string(), label: z.string() })),
});
type Page = z.infer<typeof Page>;

const secret = 'a secret of the pagers';
/** What the service of pagers was sent. */
const pages: Page[] = [];
let provider: Server;
let added: EveryKind;
let dataDir: string;
let server: ServerProcess;

beforeAll(async () => {
  const port = await freePort();
  provider = createServer((request, response) => {
    void textOf(request).then((body) => {
      pages.push(Page.parse(JSON.parse(body)));
      response.end();
    });
  });
  await new Promise<void>((done) => provider.listen(port, '127.0.0.1', done));
  added = await everyKind();
  dataDir = await temporaryFolder();
  const place = await openPlace({ DATA_DIR: dataDir });
  await putRoles(place, ['researcher']);
  await place.close();
  server = await startServer(
    { DATA_DIR: dataDir, RAHAT_PAGER_URL: `http://127.0.0.1:${port}/`, RAHAT_PAGER_SECRET: secret },
    added.scratch.root,
  );
});
afterAll(async () => {
  await server.stop();
  provider.close();
  await removeFolder(dataDir);
});

test.each([
  // What only some commands need: the shapes of what is typed, and what is typed in the catalogue's test.
  ['A command', 'tally', { name: 'tally' }, ['tests/commands/catalogue.test.ts']],
  ['A channel whose provider we call', 'pager', { name: 'pager' }, []],
  ['A desk verb', 'wave', { subject: 'words', verb: 'wave' }, ['src/contract/desk.ts']],
] as const)('%s is added by the files that ARCHITECTURE.md names', async (kind, one, names, spared) => {
  expect([...added.changed[one], ...spared].sort()).toEqual(await filesNamed(kind, { ...names }));
});

const paged = (id: string, text: string, button?: { prompt: string; choice: string }): Promise<number> =>
  fetch(`${server.url}/webhooks/pager/rahat`, {
    method: 'POST',
    headers: { 'x-pager-secret': secret },
    body: JSON.stringify({ id, from: 'member-7', text, button }),
  }).then(({ status }) => status);

test('a channel whose provider calls holds a conversation, and lets in nobody else', async () => {
  expect(await paged('1', 'السلام عليكم')).toBe(200);
  await until('the notice is sent', () => pages.some(({ buttons }) => buttons.length > 0));
  const asked = pages.find(({ buttons }) => buttons.some(({ choice }) => choice === 'agree'));
  expect(asked?.to).toBe('member-7');
  expect(await paged('2', 'أوافق', { prompt: asked?.prompt ?? '', choice: 'agree' })).toBe(200);
  await until(
    'the menu is sent',
    () => pages.at(-1)?.buttons.some(({ choice }) => choice === 'request') === true,
  );
  const forged = await fetch(`${server.url}/webhooks/pager/rahat`, { method: 'POST', body: '{}' });
  expect(forged.status).toBe(403);
});

test('a command prints its answer', async () => {
  const child = startCommand('tally', ['--json'], { DATA_DIR: dataDir }, added.scratch.root);
  expect(await child.ended).toBe(0);
  expect(JSON.parse(child.out)).toEqual({ conversations: expect.any(Number) });
});

inBrowser('a verb of the desk', () => {
  test('has its route and its button, and reaches the member', async () => {
    const member = await Member.arrive(server.url, 'rahat', {});
    await member.say('أريد موظفًا');
    const caller = await Caller.enter(server.url, 'sign-in', { email: 'researcher@rahat.example', password });
    const Waiting = z.object({ items: z.array(InboxItem) });
    const { items } = Waiting.parse(JSON.parse((await caller?.get('/inbox?which=waiting')) ?? ''));
    const id = items[0]?.conversation ?? '';
    await expect(caller?.post(`/conversations/${id}/wave`)).rejects.toThrow('answered with 409');
    expect(await caller?.post(`/conversations/${id}/claim`)).toBe(200);
    const browser = await openBrowser();
    const page = await signedIn(browser, server.url, 'researcher', { path: `/desk/conversations/${id}` });
    const lines = page.locator('[data-testid="thread-line"][data-from="staff"]');
    const before = await lines.count();
    await page.getByTestId('wave').click();
    await until('the greeting stands in the thread', async () => (await lines.count()) > before);
    await browser.close();
  });
});
