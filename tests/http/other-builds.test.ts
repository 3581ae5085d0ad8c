import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hosted, leavesOf } from '../../src/http/pulled/assets.ts';
import { deskLeaves } from '../../src/http/pages/desk-page.ts';
import { Shelf } from '../../src/http/pages/shelf.ts';
import { day, handClock, hour } from '../../src/kernel/clock.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { openLayout } from '../../src/runtime.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { startServer, type ServerProcess } from '../support/server.ts';

let server: ServerProcess;
let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  await removeFolder(folder);
});

/** Another build of the pages, whose node laid its files on the shelf that this server has too. */
async function otherBuild(): Promise<{
  readonly chat: string;
  readonly entrance: string;
  readonly stamp: string;
}> {
  const web = join(folder, 'web');
  await cp(join(productRoot(), 'dist/web'), web, { recursive: true });
  for (const file of ['chat/chat.js', 'desk/desk.js'])
    await writeFile(join(web, file), `${await readFile(join(web, file), 'utf8')}\n// another build`);
  await writeFile(join(web, 'desk/page-OTHER123.js'), 'export {};');
  await writeFile(join(web, 'desk/page-OTHER123.js.gz'), '');
  const layout = openLayout();
  const chats = layout.hosted.map(({ channel }) => hosted(channel, web));
  const leaves = [...chats.flatMap(leavesOf), ...deskLeaves({ ...layout, deskFolder: join(web, 'desk') })];
  await new Shelf(join(server.dataDir, 'files/pages'), { now: () => Date.now() }).lay(leaves);
  const chat = chats.flatMap(({ assets }) => assets).find(({ file }) => file === 'chat.js');
  const stamp = leaves.find(({ name }) => name.endsWith('.desk.js'))?.name.split('.')[1] ?? '';
  return { chat: chat?.url ?? '', entrance: `/desk/assets/desk.js?${stamp}`, stamp };
}

const fetched = async (path: string) => {
  const answer = await fetch(server.url + path);
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};

test('a page of another build loads its own files from whichever node it asks', async () => {
  const { chat, entrance } = await otherBuild();
  for (const path of [chat, entrance]) {
    const { status, type, text } = await fetched(path);
    expect({ path, status, type }).toEqual({ path, status: 200, type: 'text/javascript; charset=utf-8' });
    expect(text.endsWith('// another build')).toBe(true);
  }
  expect(await fetched('/desk/assets/page-OTHER123.js')).toMatchObject({ status: 200, text: 'export {};' });
  const page = await (await fetch(`${server.url}/desk`)).text();
  const [own = ''] = /\/desk\/assets\/desk\.js\?\w+/.exec(page) ?? [];
  expect((await fetched(own)).text.endsWith('// another build')).toBe(false);
});

test('a name in which a hash begins with a hyphen is found like any other, one that leads out of the folder is not', async () => {
  const shelf = new Shelf(join(folder, 'hyphens'), { now: () => Date.now() });
  await shelf.lay([{ name: 'webchat.-CsDFyCoaV7A.chat.js', bytes: Buffer.from('1') }]);
  expect(await shelf.find('webchat.-CsDFyCoaV7A.chat.js')).toHaveLength(1);
  for (const name of ['../shelf', 'webchat..chat.js', 'a./b.js', '-webchat.js'])
    expect(await shelf.find(name)).toBeUndefined();
});

test('an entrance of a build of which nothing is kept is stood in for, and no cache takes it for that one', async () => {
  const answer = await fetch(`${server.url}/desk/assets/desk.js?0123456789ab`);
  await answer.arrayBuffer();
  expect({ status: answer.status, cache: answer.headers.get('cache-control') }).toEqual({
    status: 200,
    cache: 'no-store',
  });
});

test('the shelf answers nothing that is no file of a page', async () => {
  await writeFile(join(server.dataDir, 'files/secret.js'), 'secret');
  for (const path of [
    '/assets/..%2F/secret.js',
    '/desk/assets/..%2Fsecret.js',
    '/assets/x/chat.js',
    '/desk/assets/page-NONE.js',
  ])
    expect((await fetched(path)).status).toBe(404);
});

test('what a build laid there is kept for a day after its last node, and no longer', async () => {
  const clock = handClock(Date.now());
  const place = join(folder, 'shelf');
  await mkdir(place);
  const shelf = new Shelf(place, clock);
  const leaf = (name: string) => ({ name, bytes: createHash('sha256').update(name).digest() });
  await shelf.lay([leaf('desk.page-A.js'), leaf('desk.page-B.js')]);
  clock.advance(30 * day);
  await shelf.lay([leaf('desk.page-A.js'), leaf('desk.page-B.js')]);
  clock.advance(23 * hour);
  await shelf.lay([leaf('desk.page-B.js'), leaf('desk.page-C.js')]);
  expect((await readdir(place)).sort()).toEqual(['desk.page-A.js', 'desk.page-B.js', 'desk.page-C.js']);
  clock.advance(2 * hour);
  await shelf.lay([leaf('desk.page-B.js'), leaf('desk.page-C.js')]);
  expect((await readdir(place)).sort()).toEqual(['desk.page-B.js', 'desk.page-C.js']);
});
