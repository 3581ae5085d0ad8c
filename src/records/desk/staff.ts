import { createHash } from 'node:crypto';
import { randomSecret } from '../../kernel/ids.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Database } from '../base/database.ts';

/** Somebody who works at the desk of one association. */
export interface Staff {
  readonly id: number;
  readonly association: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly password: string | null;
  readonly disabled: boolean;
}

const columns = 'id, association, email, name, role, password, disabled_at is not null as disabled';
const hashOf = (value: string): Buffer => createHash('sha256').update(value).digest();
const folded = (email: string): string => email.trim().toLowerCase();

export interface NewStaff {
  readonly association: string;
  readonly email: string;
  readonly role: string;
  readonly password?: string;
}

/** Adds somebody, or gives who is there another role of the same association. Throws Fault wrongRequest when the address is taken elsewhere. */
export async function putStaff(database: Database, staff: NewStaff, now: number): Promise<Staff> {
  const { association, role, password } = staff;
  const email = folded(staff.email);
  const { rows } = await database.query<Staff>(
    `insert into staff (association, email, name, role, password, created_at) values ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0))
       on conflict (email) do update set role = excluded.role, password = coalesce(excluded.password, staff.password), disabled_at = null
       where staff.association = excluded.association returning ${columns}`,
    [association, email, email.replace(/@.*/, ''), role, password ?? null, now],
  );
  if (!rows[0])
    throw new Fault(
      'wrongRequest',
      'This address belongs to another association already. Use another address.',
    );
  return rows[0];
}

export async function staffByEmail(database: Database, email: string): Promise<Staff | undefined> {
  const { rows } = await database.query<Staff>(`select ${columns} from staff where email = $1`, [
    folded(email),
  ]);
  return rows[0];
}

export async function staffById(
  database: Database,
  association: string,
  id: number,
): Promise<Staff | undefined> {
  const { rows } = await database.query<Staff>(
    `select ${columns} from staff where id = $1 and association = $2`,
    [id, association],
  );
  return rows[0];
}

export async function staffOf(database: Database, association: string): Promise<Staff[]> {
  const { rows } = await database.query<Staff>(
    `select ${columns} from staff where association = $1 order by name, id`,
    [association],
  );
  return rows;
}

/** Disabling (since a moment) ends every session at once; enabling (null) lets the person sign in again. */
export async function setDisabled(database: Database, id: number, since: number | null): Promise<void> {
  await database.query('update staff set disabled_at = to_timestamp($2 / 1000.0) where id = $1', [id, since]);
  if (since !== null) await endSessions(database, id);
}

export async function endSessions(database: Database, id: number): Promise<void> {
  await database.query('delete from staff_sessions where staff_id = $1', [id]);
}

/** A link by which a password is set, once. Whatever password there was ends. */
export async function makeLink(database: Database, id: number, ends: number): Promise<string> {
  const value = randomSecret();
  await database.query('delete from staff_links where staff_id = $1', [id]);
  await database.query(
    'insert into staff_links (hash, staff_id, ends_at) values ($1, $2, to_timestamp($3 / 1000.0))',
    [hashOf(value), id, ends],
  );
  return value;
}

/** Uses a link up. Answers who it was for; undefined when it is unknown, used or over. */
export async function takeLink(
  database: Database,
  given: { readonly value: string; readonly name: string; readonly password: string },
  now: number,
): Promise<Staff | undefined> {
  const { rows } = await database.query<Staff>(
    `with link as (delete from staff_links where hash = $1 and ends_at > to_timestamp($4 / 1000.0) returning staff_id)
       update staff set name = $2, password = $3 from link where id = link.staff_id and disabled_at is null returning ${columns}`,
    [hashOf(given.value), given.name, given.password, now],
  );
  if (rows[0]) await endSessions(database, rows[0].id);
  return rows[0];
}

export interface Session {
  readonly staff: Staff;
  readonly csrf: string;
}

/** A new session: the value goes into the cookie, its hash into the table. */
export async function makeSession(
  database: Database,
  staff: number,
  ends: number,
): Promise<{ readonly value: string; readonly csrf: string }> {
  const value = randomSecret();
  const csrf = randomSecret();
  await database.query(
    'insert into staff_sessions (hash, staff_id, csrf, ends_at) values ($1, $2, $3, to_timestamp($4 / 1000.0))',
    [hashOf(value), staff, csrf, ends],
  );
  return { value, csrf };
}

export async function findSession(
  database: Database,
  value: string,
  now: number,
): Promise<Session | undefined> {
  const { rows } = await database.query<Staff & { csrf: string }>({
    name: 'find-session',
    text: `select ${columns}, s.csrf from staff_sessions s join staff on staff.id = s.staff_id where s.hash = $1 and s.ends_at > to_timestamp($2 / 1000.0) and staff.disabled_at is null`,
    values: [hashOf(value), now],
  });
  const [row] = rows;
  if (!row) return undefined;
  const { csrf, ...staff } = row;
  return { staff, csrf };
}

export async function endSession(database: Database, value: string): Promise<void> {
  await database.query('delete from staff_sessions where hash = $1', [hashOf(value)]);
}

export interface CannedReply {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

export async function cannedReplies(database: Database, association: string): Promise<CannedReply[]> {
  const { rows } = await database.query<CannedReply>(
    'select id, title, body as text from canned_replies where association = $1 order by title',
    [association],
  );
  return rows;
}

export async function addCannedReply(
  database: Database,
  association: string,
  { title, text }: Omit<CannedReply, 'id'>,
): Promise<CannedReply> {
  const { rows } = await database.query<CannedReply>(
    'insert into canned_replies (association, title, body) values ($1, $2, $3) returning id, title, body as text',
    [association, title, text],
  );
  if (!rows[0]) throw new Error('the reply was not stored');
  return rows[0];
}

export async function dropCannedReply(database: Database, association: string, id: number): Promise<boolean> {
  const { rowCount } = await database.query('delete from canned_replies where association = $1 and id = $2', [
    association,
    id,
  ]);
  return (rowCount ?? 0) > 0;
}
