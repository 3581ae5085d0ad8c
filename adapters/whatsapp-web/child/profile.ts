import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Frees the profile of a browser that was killed. Chromium leaves a lock there that names its host and process: in a container with
 * another name it would never be given up. We are the only one who may use it, so a browser that still holds it is an orphan.
 */
export function freeProfile(folder: string): void {
  const profile = join(folder, 'session');
  try {
    const pid = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) process.kill(pid, 'SIGKILL');
  } catch {
    // There is no lock, or nobody who holds it.
  }
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    rmSync(join(profile, name), { force: true });
}
