import { hashOfSecret, randomSecret } from '../../kernel/ids.ts';
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
  /** Counted up by whatever changes what they may do: what was begun in a former term is over. */
  readonly term: number;
  /** Not at the desk for now, as they said. */
  readonly away: boolean;
}

/** The columns of a `Staff`, of the table `staff`. */
export const columns =
  'staff.id, association, email, name, role, password, disabled_at is not null as disabled, staff.term, away_at is not null as away';
/** Whether somebody is still in the term in which they were let in, in the statement that does what they ask: parameters `first` (number) and the next (term). */
export const inTerm = (first: number): string =>
  `exists (select 1 from staff doer where doer.id = $${first}::int and doer.term = $${first + 1}::int and doer.disabled_at is null)`;
const folded = (email: string): string => email.trim().toLowerCase();

export interface NewStaff {
  readonly association: string;
  readonly email: string;
  readonly role: string;
  readonly password?: string;
  /** Who adds them, in the term in which they may; a command names nobody. */
  readonly by?: Pick<Staff, 'id' | 'term'>;
}

/**
 * Adds somebody. Nothing changes for an address that is known, wherever it is: throws Fault addressKnown then, and when whoever adds may not
 * any more.
 */
export async function putStaff(database: Database, staff: NewStaff, now: number): Promise<Staff> {
  const { association, role, password, by } = staff;
  const email = folded(staff.email);
  const { rows } = await database.query<Staff>(
    `insert into staff (association, email, name, role, password, created_at)
       select $1, $2, $3, $4, $5, to_timestamp($6 / 1000.0)
       where $7::int is null or ${inTerm(7)}
       on conflict (email) do nothing returning ${columns}`,
    [
      association,
      email,
      email.replace(/@.*/, ''),
      role,
      password ?? null,
      now,
      by?.id ?? null,
      by?.term ?? null,
    ],
  );
  if (!rows[0])
    throw new Fault(
      'addressKnown',
      'This address has an account already, and nothing was changed. A role is changed, and a stopped account started again, by an act of its own.',
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

/**
 * Lets somebody in again who was stopped, as what they were. `by` is who does it, in the term in which they may; a command names nobody. False when
 * their right has ended.
 */
export async function startAgain(
  database: Database,
  { association, id }: Pick<Staff, 'association' | 'id'>,
  by?: Pick<Staff, 'id' | 'term'>,
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update staff set disabled_at = null where id = $1 and association = $2 and ($3::int is null or ${inTerm(3)})`,
    [id, association, by?.id ?? null, by?.term ?? null],
  );
  return rowCount === 1;
}

/** A link by which a password is set, once, in the present term of a person. Any link before it is over. */
export async function makeLink(database: Database, id: number, ends: number): Promise<string> {
  const value = randomSecret();
  await database.query('delete from staff_links where staff_id = $1', [id]);
  await database.query(
    `insert into staff_links (hash, staff_id, ends_at, term)
       select $1::bytea, id, to_timestamp($3 / 1000.0), term from staff where id = $2`,
    [hashOfSecret(value), id, ends],
  );
  return value;
}

/** Whether a link that can be used is out for somebody. */
export async function hasLink(database: Database, id: number, now: number): Promise<boolean> {
  const { rowCount } = await database.query(
    `select 1 from staff_links l join staff on staff.id = l.staff_id and staff.term = l.term
       where staff.id = $1 and l.ends_at > to_timestamp($2 / 1000.0) and disabled_at is null`,
    [id, now],
  );
  return (rowCount ?? 0) > 0;
}

/** Whom a link is for, as long as it can be used; it is left as it is. */
export async function staffOfLink(
  database: Database,
  value: string,
  now: number,
): Promise<Staff | undefined> {
  const { rows } = await database.query<Staff>(
    `select ${columns} from staff_links l join staff on staff.id = l.staff_id and staff.term = l.term
       where l.hash = $1 and l.ends_at > to_timestamp($2 / 1000.0) and disabled_at is null`,
    [hashOfSecret(value), now],
  );
  return rows[0];
}

/** Uses a link up: a new term begins with the new password. Answers who it was for; undefined when it is unknown, used or over. */
export async function takeLink(
  database: Database,
  given: { readonly value: string; readonly name: string; readonly password: string },
  now: number,
): Promise<Staff | undefined> {
  const { rows } = await database.query<Staff>(
    `update staff set name = $2, password = $3, term = staff.term + 1 from staff_links l
       where l.hash = $1 and l.ends_at > to_timestamp($4 / 1000.0) and staff.id = l.staff_id and staff.term = l.term
         and disabled_at is null returning ${columns}`,
    [hashOfSecret(given.value), given.name, given.password, now],
  );
  return rows[0];
}

/** Changes somebody's own name. Undefined when their term has ended. */
export async function renameSelf(
  database: Database,
  { id, term }: Pick<Staff, 'id' | 'term'>,
  name: string,
): Promise<Staff | undefined> {
  const { rows } = await database.query<Staff>(
    `update staff set name = $3 where id = $1 and term = $2 and disabled_at is null returning ${columns}`,
    [id, term, name],
  );
  return rows[0];
}

/** Sets somebody's own new password, with which a new term begins. Undefined when the term in which the one before was checked has ended. */
export async function replaceOwnPassword(
  database: Database,
  { id, term }: Pick<Staff, 'id' | 'term'>,
  password: string,
): Promise<Staff | undefined> {
  const { rows } = await database.query<Staff>(
    `update staff set password = $3, term = term + 1 where id = $1 and term = $2 and disabled_at is null returning ${columns}`,
    [id, term, password],
  );
  return rows[0];
}

/** How those at the desk of an association are called. */
export async function staffNames(database: Database, association: string): Promise<readonly string[]> {
  const { rows } = await database.query<{ name: string }>('select name from staff where association = $1', [
    association,
  ]);
  return rows.map(({ name }) => name);
}

/** Undefined when the right of `by` has ended. */
export async function setAway(
  database: Database,
  by: Pick<Staff, 'id' | 'term'>,
  { away, now }: { readonly away: boolean; readonly now: number },
): Promise<Staff | undefined> {
  const { rows } = await database.query<Staff>(
    `update staff set away_at = case when $3 then to_timestamp($4 / 1000.0) end where id = $1 and ${inTerm(1)} returning ${columns}`,
    [by.id, by.term, away, now],
  );
  return rows[0];
}
