import type { Database } from '../base/database.ts';
import { identityHash, numberHash } from '../requests/requests.ts';

/** Whether any case concerns somebody: what they see is their own then, and shared with no colleague of the same role. */
export async function isConcerned(database: Database, staff: number): Promise<boolean> {
  const { rows } = await database.query<{ any: boolean }>(
    'select exists (select 1 from concerns where staff_id = $1) as any',
    [staff],
  );
  return rows[0]?.any ?? false;
}

/** Of these cases those that do not concern somebody. */
export async function notConcerning<Case extends { readonly reference: string }>(
  database: Database,
  staff: number,
  cases: readonly Case[],
): Promise<readonly Case[]> {
  const { rows } = await database.query<{ reference: string }>(
    'select reference from concerns where staff_id = $1 and reference = any ($2)',
    [staff, cases.map(({ reference }) => reference)],
  );
  const concerning = new Set(rows.map(({ reference }) => reference));
  return cases.filter(({ reference }) => !concerning.has(reference));
}

/** Who at the desk is concerned by a case, by name. */
export async function namesConcerned(database: Database, reference: string): Promise<readonly string[]> {
  const { rows } = await database.query<{ name: string }>(
    'select s.name from concerns k join staff s on s.id = k.staff_id where k.reference = $1 order by k.at, s.name',
    [reference],
  );
  return rows.map(({ name }) => name);
}

/** What somebody declares: an identity, or a telephone (E.164), their own or of a relative. */
export interface Tie {
  readonly identity?: string;
  readonly number?: string;
  readonly whose: 'own' | 'relative';
}

export interface TieListed {
  readonly whose: 'own' | 'relative';
  readonly at: number;
}

/** What somebody declared, without what it was: only its keyed hash is kept. Times are milliseconds since the epoch. */
export async function tiesOf(database: Database, staff: number): Promise<readonly TieListed[]> {
  const { rows } = await database.query<TieListed>(
    'select whose, round(extract(epoch from at) * 1000)::float8 as at from staff_ties where staff_id = $1 order by at',
    [staff],
  );
  return rows;
}

/** Keeps what somebody declares; the cases of their association that it is found in concern them from now on. */
export async function addTie(
  database: Database,
  { id, association }: { readonly id: number; readonly association: string },
  { tie: { identity, number, whose }, now }: { readonly tie: Tie; readonly now: number },
): Promise<void> {
  const tokens = [
    ...(identity === undefined ? [] : [identityHash(database, association, identity)]),
    ...(number === undefined ? [] : [numberHash(database, association, number)]),
  ];
  await database.query(
    `with declared as (
        insert into staff_ties (staff_id, token, whose, at) select $1, token, $3, to_timestamp($4 / 1000.0) from unnest($2::bytea[]) as token
        on conflict do nothing)
      insert into concerns (reference, staff_id, at)
        select r.reference, $1, to_timestamp($4 / 1000.0) from requests r
        where r.association = $5 and (r.identity = any ($2::bytea[]) or r.numbers && $2::bytea[])
        on conflict do nothing`,
    [id, tokens, whose, now, association],
  );
}

/** The conversations that somebody has and in which a case was sent that concerns them, by their public names. */
export async function heldOfConcern(database: Database, staff: number): Promise<readonly string[]> {
  const { rows } = await database.query<{ publicId: string }>(
    `select distinct c.public_id as "publicId" from concerns k join requests r on r.reference = k.reference join conversations c on c.id = r.conversation_id
     where k.staff_id = $1 and c.owner = 'staff:' || $1::text`,
    [staff],
  );
  return rows.map(({ publicId }) => publicId);
}
