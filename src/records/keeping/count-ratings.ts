import { several } from '../../contract/reports.ts';
import { day } from '../../kernel/clock.ts';
import type { Database } from '../base/database.ts';

/** So many ratings are counted together: fewer would tell of single members. */
const together = 5;
/** Ratings of a channel, service and outcome that stay fewer for so long are counted with all others of their association. */
const patience = 30 * day;

/** Which ratings are counted in one go: all, each with its like; or those given before a moment, with whichever others there are. */
interface Lot {
  readonly alike: boolean;
  /** Milliseconds since the epoch. */
  readonly before: number;
}

/**
 * Counts ratings `together` at a time, in the order in which they were given, on the day of the last of them. One statement: whoever counts at the
 * same moment finds the rows locked, and counts none of them.
 */
const count = (database: Database, { alike, before }: Lot): Promise<unknown> =>
  database.query(
    `with locked as (select * from ratings where score is not null and counted_on is null and at < to_timestamp($1::float8 / 1000.0) for update skip locked),
      waiting as (select id, association, about = 'served' as served, score, at,
        case when $2 then channel else $4 end as channel,
        case when $2 then coalesce(service, '') else $4 end as service,
        case when $2 then coalesce(outcome, '') else $4 end as outcome from locked),
      numbered as (select *, row_number() over (cell order by at, id) - 1 as n,
          count(*) over (partition by association, served, channel, service, outcome) as all
        from waiting window cell as (partition by association, served, channel, service, outcome)),
      dated as (select *, (max(at) over (partition by association, served, channel, service, outcome, n / $3::int) at time zone 'Asia/Riyadh')::date as day
        from numbered where n < "all" / $3::int * $3::int),
      counted as (update ratings r set counted_on = dated.day from dated where r.id = dated.id)
      insert into rating_counts as sum (association, served, day, channel, service, outcome, score, count)
      select association, served, day, channel, service, outcome, score, count(*) from dated group by 1, 2, 3, 4, 5, 6, 7
      on conflict (association, served, day, channel, service, outcome, score) do update set count = sum.count + excluded.count`,
    [before, alike, together, several],
  );

/** Counts what members rated since it was last counted, as far as it can be shown without telling of one of them. */
export async function countRatings(database: Database, now: number): Promise<void> {
  await count(database, { alike: true, before: now + 1 });
  await count(database, { alike: false, before: now - patience });
}
