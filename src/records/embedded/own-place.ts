import { existsSync, readlinkSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { Fault } from '../../kernel/errors.ts';
import { accountNow, reaches, run } from './os-user.ts';

/** Where everything lies that the account of PostgreSQL could not reach beside the product: everybody may enter it. */
const ownPlace = '/var/lib/silah';

/** The data folder of a checkout; `standsInFor` is the usual one that the account of PostgreSQL cannot reach. */
export interface DataPlace {
  readonly dataDir: string;
  readonly standsInFor?: string;
}

function leadsTo(path: string): string {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return path;
  }
}

/** The same for one checkout at every start, another one for each; without figures, which no log would show. */
function ownFolderOf(usual: string): string {
  const digest = createHash('sha256').update(usual).digest('hex').slice(0, 8);
  const hash = digest.replace(/\d/g, (figure) => 'ghijklmnop'.charAt(Number(figure)));
  return join(ownPlace, `${basename(dirname(usual)) || 'silah'}-${hash}`);
}

/**
 * The data folder where none is named: `usual`, unless we are root and the account of PostgreSQL cannot reach it; then one of our own, to which
 * `usual` leads from the first start on. Throws Fault folderUnreachable where a database lies in the usual one.
 */
export function usualDataPlace(usual: string): DataPlace {
  const account = accountNow();
  if (account === undefined || reaches(usual, account)) return { dataDir: usual };
  const target = leadsTo(usual);
  if (target !== usual) return { dataDir: target, standsInFor: usual };
  if (existsSync(join(usual, 'postgres', 'PG_VERSION')))
    throw new Fault(
      'folderUnreachable',
      `${usual} holds a database, but the account "postgres", under which PostgreSQL runs because Silah was started as root, cannot reach it. Start Silah as the user whose folder it is, or let everybody enter its parents (chmod o+x), or move it and name its new place with DATA_DIR.`,
    );
  return { dataDir: ownFolderOf(usual), standsInFor: usual };
}

/** Makes a folder with its parents; where root makes it, everybody may pass through, whatever the umask. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined || process.getuid?.() !== 0) return;
  for (let made = folder; made.startsWith(first); made = dirname(made))
    await chmod(made, (await lstat(made)).mode | 0o111);
}

/** Makes the data folder; where it stands in for another place, that place leads to it, so that it goes along with a checkout that is moved. */
export async function makeDataPlace({ dataDir, standsInFor }: DataPlace): Promise<void> {
  await makeFolder(dataDir);
  if (standsInFor !== undefined) await symlink(dataDir, standsInFor).catch(() => undefined);
}

const mode = async (path: string): Promise<number> => (await lstat(path)).mode;

/** Everybody may read and run what its owner may. */
async function openUp(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openUp(path);
    else if (entry.isFile()) await chmod(path, (await mode(path)) & 0o100 ? 0o755 : 0o644);
  }
}

/** What was left by processes that were ended while they copied. */
async function dropDrafts(within: string): Promise<void> {
  for (const name of await readdir(within)) {
    const [, pid] = /\.new-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !existsSync(`/proc/${pid}`))
      await rm(join(within, name), { recursive: true, force: true });
  }
}

async function copyOnce(folder: string, place: string): Promise<void> {
  if (existsSync(place)) return;
  const within = dirname(place);
  await makeFolder(within);
  await dropDrafts(within);
  const draft = `${place}.new-${process.pid}`;
  await cp(join(folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await openUp(draft);
  await run('sync', ['-f', draft]);
  // Of several who copy at once, one is first.
  await rename(draft, place).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  });
}

/** A copy of the programs of an npm package where everybody can run them, made once for each version. Answers its folder. */
export async function copyOfPrograms(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const place = join(ownPlace, 'programs', `${basename(folder)}-${version}`);
  await copyOnce(folder, place).catch((cause: unknown) => {
    throw new Fault(
      'folderUnreachable',
      `The programs of PostgreSQL in ${folder} cannot be reached by the account "postgres", under which they run because Silah was started as root, and could not be copied to ${place}. Make room there, start Silah as an ordinary user, or set DATABASE_URL.`,
      { cause },
    );
  });
  return place;
}
