import { existsSync } from 'node:fs';
import { chown, link, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../kernel/errors.ts';
import { randomSecret } from '../../kernel/ids.ts';
import type { Binaries } from './binaries.ts';
import { run, type OsUser } from './os-user.ts';

/** Whom databases of our own belong to. */
export const role = 'silah';

/** A database folder with what belongs to it. */
export interface Cluster {
  readonly folder: string;
  readonly log: string;
  readonly passwordFile: string;
  readonly user: OsUser;
  readonly binaries: Binaries;
}

/** Hands a file or folder to the account of PostgreSQL. */
export const own = async (path: string, { uid, gid }: OsUser): Promise<void> =>
  uid === undefined || gid === undefined ? undefined : chown(path, uid, gid);

/** The password lies there whole or not at all; of two who begin at once, one has made it. */
async function makePassword({ passwordFile, user }: Cluster): Promise<void> {
  if (existsSync(passwordFile)) return;
  const draft = `${passwordFile}.${process.pid}`;
  await writeFile(draft, randomSecret(), { mode: 0o600, flush: true });
  await own(draft, user);
  await link(draft, passwordFile).catch((error: unknown) => {
    if (!existsSync(passwordFile)) throw error;
  });
  await rm(draft, { force: true });
}

const draftsOf = ({ folder }: Cluster): string => `${basename(folder)}.new-`;

/** Drafts of first starts that were broken off; what still writes into one finds it gone. */
async function dropDrafts(cluster: Cluster): Promise<void> {
  const within = dirname(cluster.folder);
  const drafts = (await readdir(within)).filter((name) => name.startsWith(draftsOf(cluster)));
  for (const name of drafts)
    await rm(join(within, name), { recursive: true, force: true }).catch(() => undefined);
}

/** What initdb says of its failure: the cause, not what it tidies up after. */
function causeOf(out: string): string {
  const lines = out.trim().split('\n');
  return (
    lines.find((line) => /error|fatal|no space|could not/i.test(line)) ?? lines.at(-1) ?? 'initdb failed'
  );
}

/** A new database is made beside its place and moved there when it is whole: a first start that is broken off leaves nothing that looks like one. */
export async function makeCluster(cluster: Cluster): Promise<void> {
  const { folder } = cluster;
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new Fault(
      'wrongEnvironment',
      `${folder} holds files, but no database. Move it away, or name another DATA_DIR.`,
    );
  await makePassword(cluster);
  await dropDrafts(cluster);
  const draft = join(dirname(folder), `${draftsOf(cluster)}${process.pid}`);
  await initialise(cluster, draft);
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(join(folder, 'PG_VERSION'))) throw error;
  });
}

async function initialise({ passwordFile, user, binaries }: Cluster, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await own(folder, user);
  const words = [
    '-D',
    folder,
    '-U',
    role,
    `--pwfile=${passwordFile}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  const made = await run(binaries.initdb, words, user);
  if (made.code === 0) return;
  await rm(folder, { recursive: true, force: true });
  throw new Fault('wrongEnvironment', `The database could not be made in ${folder}: ${causeOf(made.out)}`);
}

/** Throws Fault wrongEnvironment where it is missing. */
export async function passwordOf({ passwordFile }: Cluster): Promise<string> {
  const text = await readFile(passwordFile, 'utf8').catch((cause: unknown) => {
    throw new Fault(
      'wrongEnvironment',
      `${passwordFile} cannot be read, and without it nobody gets into the database beside it. Put the former file back.`,
      { cause },
    );
  });
  return text.trim();
}
