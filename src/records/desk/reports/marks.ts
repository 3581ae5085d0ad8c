import { Mark } from '../../../contract/kept/marks.ts';
import type { Database } from '../../base/database.ts';
import { ms } from '../../base/moments.ts';
import { inTerm, type Staff } from '../staff.ts';

/** The latest changes of what managers set beside their figures, the last first. */
export async function marksOf(
  database: Database,
  association: string,
  most: number,
): Promise<readonly Mark[]> {
  const { rows } = await database.query(
    `select m.id, m.kind, m.of, m.value, s.name as by, ${ms('m.at')} as at from report_marks m join staff s on s.id = m.by_staff
       where m.association = $1 order by m.id desc limit $2`,
    [association, most],
  );
  return rows.map((row) => Mark.parse(row));
}

/** Sets a mark, or takes it back: a row of its own, unless it is so already. False where the right of `by` has ended. */
export async function putMark(
  database: Database,
  by: Staff,
  { kind, of, value, now }: Pick<Mark, 'kind' | 'of' | 'value'> & { readonly now: number },
): Promise<boolean> {
  const { rows } = await database.query<{ may: boolean }>(
    `with put as (
       insert into report_marks (association, kind, of, value, by_staff, at)
         select $1::text, $2::text, $3::text, $4::text, $5::int, to_timestamp($7 / 1000.0)
         where ${inTerm(5)} and $4::text is distinct from
           (select m.value from report_marks m where m.association = $1 and m.kind = $2 and m.of = $3 order by m.id desc limit 1)
         returning 1)
     select ${inTerm(5)} as may from (select count(*) from put) done`,
    [by.association, kind, of, value, by.id, by.term, now],
  );
  return rows[0]?.may === true;
}
