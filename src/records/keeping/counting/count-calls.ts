import type { Database } from '../../base/database.ts';
import { dayOf } from '../../base/moments.ts';
import { most } from './lots.ts';

/**
 * What is counted of a call for a person, `e`, as rows of `what`, `of`, `count`, `answered` and `seconds`; `now` is the moment by which a promise has passed. Waits
 * are put together by their length, in steps of one per cent, and keep their sum.
 */
export const partsOfCall = (now: string): string => `cross join lateral (select
    (e.answered_at is not null)::int as answered,
    extract(epoch from e.answered_at - e.since)::float8 as seconds,
    coalesce(e.answered_at <= e.first_promised_by, false) as kept,
    -- Who left the queue before the time had come was promised nothing any more.
    coalesce(e.answered_at is null and e.ended_at <= e.first_promised_by, false) as released,
    (select max(${dayOf('b.since')}) from escalations b where b.conversation_id = e.conversation_id and (b.since, b.id) < (e.since, e.id)) as before) c
  cross join lateral (values
    ('all', '', 1, c.answered, 0::float8),
    ('reason', e.reason, 1, c.answered, 0),
    ('place', e.flow || '/' || coalesce(e.field, ''), 1, c.answered, 0),
    -- Riyadh is three hours ahead all the year; the hours of 1970 began on a Thursday.
    ('hour', ((extract(epoch from e.since)::bigint / 3600 + 3) % 168)::text, 1, c.answered, 0),
    ('promise', '', (not c.released and (c.kept or e.first_promised_by < ${now}))::int, c.kept::int, 0),
    ('wait', round(ln(greatest(c.seconds, 1)) * 100)::text, c.answered, c.answered, c.seconds),
    ('waiting', '', (e.answered_at is null and e.ended_at is null)::int, 0, 0),
    ('before', coalesce(c.before::text, '-infinity'), 1, c.answered, 0)) p (what, of, count, answered, seconds)`;

/**
 * Counts calls that are over and were not counted yet, and answers how many. One statement: whoever is stopped has counted none of them or all, and whoever counts at the same
 * moment finds the rows locked. Cells are written in one order, so that two wait for each other only one way.
 */
async function count(database: Database, now: number): Promise<number> {
  const { rows } = await database.query<{ counted: number }>(
    `with locked as (select * from escalations where not counted and ended_at is not null order by since limit ${most} for update skip locked),
      marked as (update escalations e set counted = true from locked where e.id = locked.id),
      parts as (select e.association, ${dayOf('e.since')} as day, e.channel, p.*
        from locked e ${partsOfCall('to_timestamp($1::float8 / 1000.0)')} where p.count > 0),
      summed as (insert into called_cells as sum (association, whole, day, channel, what, of, count, answered, seconds)
        select association, whole, case when whole then date_trunc('month', day::timestamp)::date else day end, channel, what, of, sum(count), sum(answered), sum(seconds)
        from parts cross join (values (true), (false)) w (whole) group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
        on conflict (association, whole, day, channel, what, of)
          do update set count = sum.count + excluded.count, answered = sum.answered + excluded.answered, seconds = sum.seconds + excluded.seconds)
      select count(*)::int as counted from locked`,
    [now],
  );
  return rows[0]?.counted ?? 0;
}

/** Counts every call for a person that is over and was not counted yet. */
export async function countCalls(database: Database, now: number, signal?: AbortSignal): Promise<void> {
  for (let counted = most; counted > most / 2 && signal?.aborted !== true;)
    counted = await count(database, now);
}
