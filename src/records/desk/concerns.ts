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

/** Everybody whom any case concerns. */
export async function concernedStaff(database: Database): Promise<ReadonlySet<number>> {
  const { rows } = await database.query<{ id: number }>('select distinct staff_id as id from concerns');
  return new Set(rows.map(({ id }) => id));
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

/** Somebody whom a case concerns; `mine`: whoever looks noted it. */
interface ConcernedListed {
  readonly id: number;
  readonly name: string;
  readonly mine: boolean;
}

/** Who at the desk is concerned by a case, as `staff` sees it. */
export async function concernedBy(
  database: Database,
  reference: string,
  staff: number,
): Promise<readonly ConcernedListed[]> {
  const { rows } = await database.query<ConcernedListed>(
    `select s.id, s.name, k.marked_by is not distinct from $2::int as mine from concerns k join staff s on s.id = k.staff_id
       where k.reference = $1 order by k.at, s.name`,
    [reference, staff],
  );
  return rows;
}

/** A note that a case concerns somebody. Times are milliseconds since the epoch. */
interface ConcernNoted {
  readonly reference: string;
  readonly whom: number;
  readonly name: string;
  readonly by: string;
  readonly at: number;
  /** Where the case was sent, and for what. */
  readonly conversation: string;
  readonly service: string;
}

/** The notes of an association that stand, but those of cases that concern whoever looks: nobody takes back a note about themselves. `by`: only what they noted. */
export async function concernsNoted(
  database: Database,
  { association, id }: { readonly association: string; readonly id: number },
  by: number | null,
): Promise<readonly ConcernNoted[]> {
  const { rows } = await database.query<ConcernNoted>(
    `select k.reference, k.staff_id as whom, s.name, m.name as by, round(extract(epoch from k.at) * 1000)::float8 as at, c.public_id as conversation, r.service
       from concerns k join requests r on r.reference = k.reference join conversations c on c.id = r.conversation_id
       join staff s on s.id = k.staff_id join staff m on m.id = k.marked_by
       where r.association = $1 and ($3::int is null or k.marked_by = $3) and not concerned_by(k.reference, $2::int) order by k.at desc, k.reference, s.name`,
    [association, id, by],
  );
  return rows;
}

/** So many (`least`) of these roles must be left for a case, of those whom nothing keeps from it: neither that it concerns them, nor what `excludes` names. */
export interface MustBeLeft {
  readonly roles: readonly string[];
  readonly least: number;
  readonly excludes: readonly string[];
}

/** Whom a case cannot do without: too few of those who must be left for it would be, were it noted to concern them. */
export async function neededFor(
  database: Database,
  { reference, association }: { readonly reference: string; readonly association: string },
  left: readonly MustBeLeft[],
): Promise<ReadonlySet<number>> {
  const { rows } = await database.query<{ id: number }>(
    'select id from staff where association = $1 and not leaves_enough($2, id, $3::jsonb)',
    [association, reference, JSON.stringify(left)],
  );
  return new Set(rows.map(({ id }) => id));
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

/** Keeps what somebody declares; the cases of their association that it is found in concern them from now on, also where that was a colleague's note before, which nobody takes back then. */
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
        on conflict (reference, staff_id) do update set marked_by = null`,
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
