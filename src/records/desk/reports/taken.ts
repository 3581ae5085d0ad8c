import type { TakenList } from '../../../contract/reveal.ts';
import type { Database } from '../../base/database.ts';
import { ms } from '../../base/moments.ts';
import { inTerm, type Staff } from '../staff.ts';

/** So many are told. */
const most = 500;

/** Puts on record that somebody takes a list of cases away. False where their right has ended: then nothing may be given. */
export async function putTaken(
  database: Database,
  by: Staff,
  { what, cases, now }: Pick<TakenList, 'what' | 'cases'> & { readonly now: number },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `insert into taken_lists (association, what, cases, by_staff, at)
       select $1::text, $2::text, $3::int, $4::int, to_timestamp($6 / 1000.0) where ${inTerm(4)}`,
    [by.association, what, cases, by.id, by.term, now],
  );
  return rowCount === 1;
}

/** The latest of an association first. */
export async function takenOf(database: Database, association: string): Promise<readonly TakenList[]> {
  const { rows } = await database.query<TakenList>(
    `select t.what, t.cases, s.name as by, ${ms('t.at')} as at from taken_lists t join staff s on s.id = t.by_staff where t.association = $1 order by t.id desc limit ${most}`,
    [association],
  );
  return rows;
}
