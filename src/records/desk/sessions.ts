import { hashOfSecret, randomSecret } from '../../kernel/ids.ts';
import type { Database } from '../base/database.ts';
import { columns, type Staff } from './staff.ts';

/** Somebody who is signed in. `id` is by what the session is found, hexadecimal; nobody can sign in with it. */
export interface Session {
  readonly id: string;
  readonly staff: Staff;
  readonly csrf: string;
}

/**
 * A new session: the value goes into the cookie, its hash into the table. Undefined when the person's term has ended since `staff` was read:
 * the password that was checked is none any more.
 */
export async function makeSession(
  database: Database,
  { id, term }: Pick<Staff, 'id' | 'term'>,
  ends: number,
): Promise<{ readonly id: string; readonly value: string; readonly csrf: string } | undefined> {
  const value = randomSecret();
  const csrf = randomSecret();
  const hash = hashOfSecret(value);
  const { rowCount } = await database.query(
    `insert into staff_sessions (hash, staff_id, csrf, ends_at, term)
       select $1::bytea, id, $3::text, to_timestamp($4 / 1000.0), term from staff where id = $2 and term = $5 and disabled_at is null`,
    [hash, id, csrf, ends, term],
  );
  return rowCount === 1 ? { id: hash.toString('hex'), value, csrf } : undefined;
}

const living = `from staff_sessions s join staff on staff.id = s.staff_id and staff.term = s.term`;
const still = `s.ends_at > to_timestamp($2 / 1000.0) and staff.disabled_at is null`;

export async function findSession(
  database: Database,
  value: string,
  now: number,
): Promise<Session | undefined> {
  const hash = hashOfSecret(value);
  const { rows } = await database.query<Staff & { csrf: string }>({
    name: 'find-session',
    text: `select ${columns}, s.csrf ${living} where s.hash = $1 and ${still}`,
    values: [hash, now],
  });
  const [row] = rows;
  if (!row) return undefined;
  const { csrf, ...staff } = row;
  return { id: hash.toString('hex'), staff, csrf };
}

/** Which of these sessions still are. */
export async function livingSessions(
  database: Database,
  ids: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ id: string }>(
    `select encode(s.hash, 'hex') as id ${living} where s.hash = any ($1::bytea[]) and ${still}`,
    [ids.map((id) => Buffer.from(id, 'hex')), now],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function endSession(database: Database, value: string): Promise<void> {
  await database.query('delete from staff_sessions where hash = $1', [hashOfSecret(value)]);
}
