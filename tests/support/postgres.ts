import { chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../../src/records/embedded/server.ts';
import { findOsUser, run } from '../../src/records/embedded/os-user.ts';
import { startProgram } from './children.ts';
import { killPostgres, removeFolder, temporaryFolder } from './folders.ts';
import { until } from './wait.ts';

/** A PostgreSQL that is not ours to start or stop, as DATABASE_URL names one. */
export interface GivenPostgres {
  readonly url: string;
  /** For the names of tests: which one it is. */
  readonly name: string;
  stop(): Promise<void>;
}

const password = 'a-password-for-tests';
const debian = '/usr/lib/postgresql';

const urlOf = (user: string, secret: string, host: string, port: number): string =>
  `postgres://${user}:${secret}@/postgres?host=${encodeURIComponent(host)}&port=${port}`;

/** The folder of the programs that the system has installed; undefined when it has none. */
export async function installedPostgres(): Promise<
  { readonly version: string; readonly bin: string } | undefined
> {
  const versions = (await readdir(debian).catch(() => []))
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(a) - Number(b));
  const version = versions.find((one) => Number(one) >= 15);
  return version === undefined ? undefined : { version, bin: join(debian, version, 'bin') };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function startInstalled({
  version,
  bin,
}: {
  readonly version: string;
  readonly bin: string;
}): Promise<GivenPostgres> {
  const user = await findOsUser();
  const folder = await temporaryFolder();
  const data = join(folder, 'postgres');
  const secret = join(folder, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(secret, password);
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [folder, data, secret]) await chown(path, user.uid, user.gid);
  const made = await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'silah', `--pwfile=${secret}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C'],
    user,
  );
  if (made.code !== 0) throw new Error(`initdb failed: ${made.out}`);
  const words = [
    '-D',
    data,
    '-c',
    'listen_addresses=',
    '-c',
    `unix_socket_directories=${folder}`,
    '-c',
    'max_connections=200',
  ];
  const child = startProgram({ program: join(bin, 'postgres'), words, ...user });
  const url = urlOf('silah', password, folder, 5432);
  await until(`PostgreSQL ${version} answers`, async () => {
    if (child.isOver) throw new Error(`PostgreSQL ${version} did not start: ${child.log}`);
    return answers(url);
  });
  return {
    url,
    name: `PostgreSQL ${version}`,
    async stop() {
      await killPostgres(data);
      await child.ended;
      await removeFolder(folder);
    },
  };
}

async function startEmbedded(): Promise<GivenPostgres> {
  const folder = await temporaryFolder();
  const embedded = await openEmbedded(folder);
  const { user = '', password: secret, host = '', port = 5432 } = embedded.connection;
  return {
    url: urlOf(user, typeof secret === 'string' ? secret : '', host, port),
    name: 'the embedded PostgreSQL',
    async stop() {
      await embedded.stop();
      await removeFolder(folder);
    },
  };
}

/** The system's PostgreSQL where there is one, else one of the product's own. Whoever starts it stops it. */
export async function startPostgres(): Promise<GivenPostgres> {
  const installed = await installedPostgres();
  return installed ? startInstalled(installed) : startEmbedded();
}

/** The schema of a database of the system's PostgreSQL, as its pg_dump writes it, without the word that is another one in each dump. */
export async function schemaOf(url: string): Promise<string> {
  const installed = await installedPostgres();
  if (!installed) throw new Error('no PostgreSQL is installed');
  const dumped = await run(join(installed.bin, 'pg_dump'), ['-s', '-d', url], await findOsUser());
  if (dumped.code !== 0) throw new Error(`pg_dump failed: ${dumped.out}`);
  return dumped.out.replace(/^\\(un)?restrict .*$/gm, '');
}
