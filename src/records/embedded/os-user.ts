import { spawn, spawnSync } from 'node:child_process';
import { constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Fault } from '../../kernel/errors.ts';

/** The account that PostgreSQL runs under; none unless we are root, which PostgreSQL refuses. */
export interface OsUser {
  readonly uid?: number;
  readonly gid?: number;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
}

/** Runs a program to its end and answers its exit code (null when it could not be started) and all that it printed. */
export function run(program: string, words: readonly string[], user: OsUser = {}): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(program, words, {
      ...user,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.on('error', (error) => done({ code: null, out: error.message }));
    child.on('close', (code) => done({ code, out }));
  });
}

const name = 'postgres';

/** The account as the system's own list tells of it, so that no program is asked; undefined where it stands elsewhere or nowhere. */
function listed(): Required<OsUser> | undefined {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    return /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? '')
      ? { uid: Number(uid), gid: Number(gid) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** As root the account `postgres` is used, and made when there is none. */
export async function findOsUser(): Promise<OsUser> {
  if (process.getuid?.() !== 0) return {};
  const find = async (): Promise<OsUser | undefined> => {
    const known = listed();
    if (known) return known;
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return uid.code === 0 && gid.code === 0 ? { uid: Number(uid.out), gid: Number(gid.out) } : undefined;
  };
  const found = await find();
  if (found) return found;
  const made = await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    name,
  ]);
  if (made.code !== 0) await run('adduser', ['-S', '-D', '-H', name]);
  const fresh = await find();
  if (fresh) return fresh;
  throw new Fault(
    'wrongEnvironment',
    'PostgreSQL does not run as root, and the account "postgres" could not be made for it. Start Silah as an ordinary user, or set DATABASE_URL.',
  );
}

/** Anybody who is neither owner nor in the group of what is asked for, as an account is that was only just made. */
const stranger = 65_534;

/** The account that PostgreSQL runs under, or somebody with as few rights while it is not made yet; undefined where it runs under our own. */
export function accountNow(): Required<OsUser> | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = listed();
  if (known) return known;
  const told = (flag: string): number | undefined => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  };
  const uid = told('-u');
  return { uid: uid ?? stranger, gid: (uid !== undefined ? told('-g') : undefined) ?? stranger };
}

/** Whether everybody may: then no program is run under the account to see it. Behind a link nothing is said. */
function isOpenToAll(path: string): boolean {
  try {
    const whole = resolve(path);
    if (realpathSync(whole) !== whole) return false;
    for (let there = whole; ; there = dirname(there)) {
      if ((statSync(there).mode & 0o111) !== 0o111) return false;
      if (there === dirname(there)) return true;
    }
  } catch {
    return false;
  }
}

/** Whether an account may enter a folder or run a program; of what does not exist yet, the nearest folder above it counts. */
export function reaches(path: string, { uid, gid }: OsUser): boolean {
  if (uid === undefined || gid === undefined) return true;
  let there = path;
  while (!existsSync(there)) there = dirname(there);
  if (isOpenToAll(there)) return true;
  return spawnSync('/usr/bin/env', ['test', '-x', there], { uid, gid, cwd: '/' }).status !== 1;
}

/** Throws Fault folderUnreachable when the account may not come as far as `path`. */
export async function mustReach(path: string, user: OsUser, what: string): Promise<void> {
  if (user.uid === undefined || isOpenToAll(path)) return;
  const program = `require('fs').accessSync(process.argv[1], ${constants.X_OK})`;
  const tried = await run('/usr/bin/env', ['test', '-x', path], user);
  if (tried.code === 0) return;
  const again = tried.code === null ? await run(process.execPath, ['-e', program, path], user) : tried;
  if (again.code === 0) return;
  throw new Fault(
    'folderUnreachable',
    `${what} ${path} cannot be reached by the account "${name}", under which PostgreSQL runs because Silah was started as root. Use a folder whose parents everybody may enter (chmod o+x), start Silah as an ordinary user, or set DATABASE_URL.`,
  );
}
