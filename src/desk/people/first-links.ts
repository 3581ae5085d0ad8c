import type { Ground } from '../../conversation/context.ts';
import { putStaff, staffOf } from '../../records/desk/staff.ts';
import { setUpLink } from './sign-in.ts';

export interface FirstLink {
  readonly association: string;
  readonly email: string;
  readonly url: string;
}

/** For each association at whose desk nobody can sign in yet: a link by which its first admin sets a password. */
export async function firstLinks(ground: Ground, base: string): Promise<FirstLink[]> {
  const links: FirstLink[] = [];
  for (const association of ground.houses.keys()) {
    const known = await staffOf(ground.database, association);
    if (known.some(({ password }) => password !== null)) continue;
    const email = `admin@${association}.invalid`;
    const admin =
      known.find((one) => one.role === 'admin') ??
      (await putStaff(ground.database, { association, email, role: 'admin' }, ground.clock.now()));
    links.push({ association, email: admin.email, url: await setUpLink(ground, admin, base) });
  }
  return links;
}
