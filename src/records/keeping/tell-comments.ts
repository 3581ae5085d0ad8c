import { several } from '../../contract/reports.ts';
import type { Database } from '../base/database.ts';
import { most, patience, together, type Lot } from './lots.ts';

/**
 * Tells comments `together` at a time, in the order in which they were written, as of the day after the last of them; a day that is not over tells none. One statement:
 * whoever tells at the same moment finds the rows locked, and tells none of them. A service is told with no other, since some are kept from some.
 */
async function tell(database: Database, { alike, before }: Lot): Promise<void> {
  await database.query(
    `with locked as (select id, association, channel, coalesce(service, '') as service, at from ratings
        where comment is not null and data_key is not null and told_on is null and at < date_trunc('day', to_timestamp($1::float8 / 1000.0), 'Asia/Riyadh')
        order by at, id limit ${most} for update skip locked),
      waiting as (select id, association, service, case when $2 then channel else $4 end as channel, at from locked),
      numbered as (select *, row_number() over (cell order by at, id) - 1 as n, count(*) over (partition by association, channel, service) as all
        from waiting window cell as (partition by association, channel, service)),
      lots as (select *, (max(at) over (partition by association, channel, service, n / $3::int) at time zone 'Asia/Riyadh')::date + 1 as day
        from numbered where n < "all" / $3::int * $3::int)
      update ratings r set told_on = lots.day, told_channel = lots.channel from lots where r.id = lots.id`,
    [before, alike, together, several],
  );
}

/** Tells what members wrote beside ratings since it was last told, as far as nobody is known by it. */
export async function tellComments(database: Database, now: number): Promise<void> {
  await tell(database, { alike: true, before: now });
  await tell(database, { alike: false, before: now - patience });
}
