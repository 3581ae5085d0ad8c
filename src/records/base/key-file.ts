import { existsSync, readFileSync, statSync } from 'node:fs';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../kernel/errors.ts';
import { randomSecret, randomSlice } from '../../kernel/ids.ts';
import { makeFolder } from '../embedded/own-place.ts';
import { keyringOf, type Keyring } from './seal.ts';

const present = (dataDir: string): string => join(dataDir, 'silah.key');
const previous = (dataDir: string): string => join(dataDir, 'silah.key.previous');

/** Where the keys of an installation lie that has no SILAH_KEY. */
export const keyFiles = (dataDir: string): { readonly present: string; readonly previous: string } => ({
  present: present(dataDir),
  previous: previous(dataDir),
});

/** Whether others than its owner may read the key file. */
export function isKeyOpen(dataDir: string): boolean {
  const found = statSync(present(dataDir), { throwIfNoEntry: false });
  return process.platform !== 'win32' && found !== undefined && (found.mode & 0o077) !== 0;
}

/** Writes beside the path and puts it in place whole; `put` says what becomes of one that is there. */
async function write(
  path: string,
  text: string,
  put: (draft: string, path: string) => Promise<void> = rename,
): Promise<void> {
  const draft = `${path}.${randomSlice(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await put(draft, path);
}

/** Of several who begin at once, one has made it. */
async function onlyFirst(draft: string, path: string): Promise<void> {
  await link(draft, path).catch((error: unknown) => {
    if (!existsSync(path)) throw error;
  });
  await rm(draft, { force: true });
}

const read = async (path: string): Promise<string | undefined> =>
  existsSync(path) ? (await readFile(path, 'utf8')).trim() : undefined;

export interface GivenKeys {
  readonly dataDir: string;
  readonly key?: string;
  readonly previousKey?: string;
}

/** The keys of the installation: from the environment, else from DATA_DIR/silah.key, which is made when it is missing. */
export async function openKeyring({ dataDir, key, previousKey }: GivenKeys): Promise<Keyring> {
  if (key !== undefined) return keyringOf(key, previousKey ?? (await read(previous(dataDir))));
  if (existsSync(present(dataDir))) return ringOfFiles(dataDir);
  if (existsSync(join(dataDir, 'postgres', 'PG_VERSION')))
    throw new Fault(
      'wrongKey',
      `${present(dataDir)} is missing, but a database is there. Put the key file back, or set SILAH_KEY: without it what is stored cannot be opened.`,
    );
  await makeFolder(dataDir);
  await write(present(dataDir), randomSecret(), onlyFirst);
  return ringOfFiles(dataDir);
}

/** The keys that lie in files, read again when the files change: a server that runs while the key is being changed goes along. */
function ringOfFiles(dataDir: string): Keyring {
  const now = (path: string): string | undefined =>
    existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
  const stampOf = (): string =>
    [present(dataDir), previous(dataDir)]
      .map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
      .join();
  const readAll = (): Keyring => keyringOf(now(present(dataDir)) ?? '', now(previous(dataDir)));
  let stamp = stampOf();
  let ring = readAll();
  const fresh = (): Keyring => {
    const found = stampOf();
    if (found !== stamp && existsSync(present(dataDir))) {
      ring = readAll();
      stamp = found;
    }
    return ring;
  };
  return {
    get present() {
      return fresh().present;
    },
    get all() {
      return fresh().all;
    },
  };
}

/** First step of changing a key that lies in a file: from now on both are known, whatever happens in between. */
export async function layNextKey(dataDir: string): Promise<Keyring> {
  const before = await read(present(dataDir));
  if (before === undefined)
    throw new Fault(
      'wrongKey',
      `${present(dataDir)}: there is no key file to change. Set SILAH_KEY to the new key and SILAH_KEY_PREVIOUS to the former one.`,
    );
  if (!existsSync(previous(dataDir))) await write(previous(dataDir), before);
  if ((await read(previous(dataDir))) === before) await write(present(dataDir), randomSecret());
  return openKeyring({ dataDir });
}

/** Last step: the former key is forgotten. */
export const dropPreviousKey = (dataDir: string): Promise<void> => rm(previous(dataDir), { force: true });
