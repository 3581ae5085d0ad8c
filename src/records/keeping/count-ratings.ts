import { several } from '../../contract/reports.ts';
import type { Database } from '../base/database.ts';
import { most, patience, together, type Lot } from './lots.ts';

/**
 * Counts ratings `together` at a time, in the order in which they were given, on the day of the last of them; answers how many. One statement: whoever counts
 * at the same moment finds the rows locked, and counts none of them.
 */
async function count(database: Database, { alike, before }: Lot): Promise<number> {
  const { rows } = await database.query<{ counted: number }>(
    `with locked as (select * from ratings where score is not null and counted_on is null and at < to_timestamp($1::float8 / 1000.0)
        order by at, id limit ${most} for update skip locked),
      waiting as (select id, association, about = 'served' as served, score, at,
        case when $2 then channel else $4 end as channel,
        case when $2 then coalesce(service, '') else $4 end as service,
        case when $2 then coalesce(outcome, '') else $4 end as outcome from locked),
      numbered as (select *, row_number() over (cell order by at, id) - 1 as n,
          count(*) over (partition by association, served, channel, service, outcome) as all
        from waiting window cell as (partition by association, served, channel, service, outcome)),
      dated as (select *, (max(at) over (partition by association, served, channel, service, outcome, n / $3::int) at time zone 'Asia/Riyadh')::date as day
        from numbered where n < "all" / $3::int * $3::int),
      counted as (update ratings r set counted_on = dated.day from dated where r.id = dated.id),
      summed as (insert into rating_counts as sum (association, served, day, channel, service, outcome, score, count)
      select association, served, day, channel, service, outcome, score, count(*) from dated group by 1, 2, 3, 4, 5, 6, 7
      on conflict (association, served, day, channel, service, outcome, score) do update set count = sum.count + excluded.count)
      select count(*)::int as counted from dated`,
    [before, alike, together, several],
  );
  return rows[0]?.counted ?? 0;
}

/** Counts as long as there is much to count. */
async function countAll(database: Database, lot: Lot): Promise<void> {
  for (let counted = most; counted > most / 2;) counted = await count(database, lot);
}

/** Counts what members rated since it was last counted, as far as it can be shown without telling of one of them. */
export async function countRatings(database: Database, now: number): Promise<void> {
  await countAll(database, { alike: true, before: now + 1 });
  await countAll(database, { alike: false, before: now - patience });
}
