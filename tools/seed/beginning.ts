import type { Ground } from '../../src/conversation/context.ts';
import type { Role } from '../../src/contract/desk.ts';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { randomSecret } from '../../src/kernel/ids.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import type { Crew } from './world.ts';

/** Throws when anybody has written to an association on this database: made-up members must never stand among real ones. */
export async function mustBeEmpty({ database }: Ground): Promise<void> {
  const { rows } = await database.query<{ found: boolean }>(
    'select exists (select 1 from conversations) as found',
  );
  if (rows[0]?.found === true)
    throw new Fault(
      'notAllowed',
      'This database has conversations of members in it: nothing was changed. Made-up ones go into an empty database only: set another DATA_DIR or DATABASE_URL.',
    );
}

/** One account for each role, all with the same new password. */
export async function hire(
  { database, clock }: Ground,
  association: string,
): Promise<{ readonly crew: Crew; readonly password: string }> {
  const password = randomSecret().slice(0, 16);
  const hashed = await hashPassword(password);
  const put = (role: Role): Promise<Staff> =>
    putStaff(
      database,
      { association, email: `${role}@${association}.example`, role, password: hashed },
      clock.now(),
    );
  const crew = {
    researcher: await put('researcher'),
    committee: await put('committee'),
    manager: await put('manager'),
    privacy: await put('privacy'),
    admin: await put('admin'),
  };
  return { crew, password };
}
