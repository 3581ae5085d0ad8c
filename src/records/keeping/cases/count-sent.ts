import type { Database } from '../../base/database.ts';
import { dayOf } from '../../base/moments.ts';
import { ratedAs } from '../../requests/unrated.ts';
import { most } from '../counting/lots.ts';

/** Whether the case `q` stands otherwise than it was counted. */
export const standsAnew = (q: string): string =>
  `(${q}.status, ${q}.late_told_at, ${q}.rating_asked_on) is distinct from (${q}.counted_as, ${q}.counted_late, ${q}.counted_asked)`;

/** Of what the member of the case `q` is asked how it was; 'unasked' of nothing. */
const asRated = (
  q: string,
): string => `case when ${q}.status = 'withdrawn' or (${q}.late_told_at is null and is_open(${q}.status)) then 'unasked'
  else coalesce(${ratedAs(q)}, '') end`;

/** What a case `q` that stands otherwise than it was counted changes, as rows of `status`, `rated` and `count`: one more as it stands, one less as it was counted. */
export const changesOf = (q: string): string =>
  `cross join lateral (values (${q}.status, ${asRated(q)}, 1), (${q}.counted_as, ${q}.counted_rated, -1)) p (status, rated, count)`;

/**
 * Counts cases that stand otherwise than they were counted, and answers how many. One statement: whoever is stopped has counted none of them or all, and whoever counts at
 * the same moment finds the rows locked. Cells are written in one order, so that two wait for each other only one way.
 */
async function count(database: Database): Promise<number> {
  const { rows } = await database.query<{ counted: number }>(
    `with locked as (select reference, association, submitted_at, channel, service, branch, status, late_told_at, rating_asked_on, counted_as, counted_rated
        from requests q where ${standsAnew('q')} order by association, submitted_at limit ${most} for update skip locked),
      changed as materialized (select q.reference, q.association, ${dayOf('q.submitted_at')} as day, q.channel, q.service, coalesce(q.branch, '') as branch, p.*
        from locked q ${changesOf('q')} where p.status is not null),
      marked as (update requests r set counted_as = q.status, counted_rated = c.rated, counted_late = q.late_told_at, counted_asked = q.rating_asked_on
        from locked q join changed c on c.reference = q.reference and c.count = 1 where r.reference = q.reference),
      summed as (insert into sent_cells as sum (association, whole, day, channel, service, branch, status, rated, count)
        select association, whole, case when whole then date_trunc('month', day::timestamp)::date else day end, channel, service, branch, status, rated, sum(count)
        from changed cross join (values (true), (false)) w (whole) group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(count) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8
        on conflict (association, whole, day, channel, service, branch, status, rated) do update set count = sum.count + excluded.count)
      select count(*)::int as counted from locked`,
  );
  return rows[0]?.counted ?? 0;
}

/** Counts every case that stands otherwise than it was counted. */
export async function countSent(database: Database, signal?: AbortSignal): Promise<void> {
  for (let counted = most; counted > most / 2 && signal?.aborted !== true;) counted = await count(database);
}
