import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ground } from '../../conversation/context.ts';
import { hasLink, putStaff, staffOf, type Staff } from '../../records/desk/staff.ts';
import { isFault } from '../../kernel/errors.ts';
import { setUpLink } from './sign-in.ts';

export interface FirstLink {
  readonly association: string;
  readonly email: string;
  readonly url: string;
}

/** The address of an association's first admin; undefined when another node puts that admin in at this moment. */
async function firstAdmin(ground: Ground, association: string): Promise<Staff | undefined> {
  const email = `admin@${association}.invalid`;
  try {
    return await putStaff(ground.database, { association, email, role: 'admin' }, ground.clock.now());
  } catch (error) {
    if (isFault(error, 'addressKnown')) return undefined;
    throw error;
  }
}

/** What a start has to hand out. */
export interface FirstLinks {
  /** For each association at whose desk nobody can sign in yet: a link by which its first admin sets a password. */
  readonly made: readonly FirstLink[];
  /** Admins who were given such a link by an earlier start, and have not used it. */
  readonly out: readonly Pick<FirstLink, 'association' | 'email'>[];
}

/** Each link is made once: as long as one can be used, no later start makes another. */
export async function firstLinks(ground: Ground, base: string): Promise<FirstLinks> {
  const made: FirstLink[] = [];
  const out: Pick<FirstLink, 'association' | 'email'>[] = [];
  for (const association of ground.houses.keys()) {
    const known = await staffOf(ground.database, association);
    if (known.some(({ password }) => password !== null)) continue;
    const admin =
      known.find(({ role, disabled }) => role === 'admin' && !disabled) ??
      (await firstAdmin(ground, association));
    if (!admin) continue;
    const { email } = admin;
    if (await hasLink(ground.database, admin.id, ground.clock.now())) out.push({ association, email });
    else made.push({ association, email, url: await setUpLink(ground, admin, base) });
  }
  return { made, out };
}

/** Where first links lie that nobody was there to read. */
const fileOfLinks = (dataDir: string): string => join(dataDir, 'first-links.txt');

export const lineOf = ({ association, email, url }: FirstLink): string =>
  `First sign-in at the desk of ${association} (${email}): ${url}`;

const linesIn = async (file: string): Promise<readonly string[]> => {
  try {
    return (await readFile(file, 'utf8')).split('\n');
  } catch {
    return [];
  }
};

/**
 * Keeps first links in a file that only the server's user reads, beside those of earlier starts that can still be used; the others are
 * dropped, the file too when none is left. `made` may be empty: where they were shown instead. Answers where they lie.
 */
export async function keepLinks(dataDir: string, { made, out }: FirstLinks): Promise<string | undefined> {
  const file = fileOfLinks(dataDir);
  const kept = (await linesIn(file)).filter((line) => out.some(({ email }) => line.includes(`(${email}): `)));
  const lines = [...kept, ...made.map(lineOf)];
  await rm(file, { force: true });
  if (lines.length === 0) return undefined;
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  return file;
}
