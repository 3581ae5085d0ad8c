import { several } from '../../../contract/reports.ts';
import { day as aDay } from '../../../kernel/clock.ts';
import type { Database } from '../../base/database.ts';
import { morning } from '../../base/moments.ts';
import { eachDay, type Days } from './count-days.ts';
import { drawnOf, patience, type Drawing } from './lots.ts';

const rated: Days = {
  table: 'rating_counts',
  settled: 1,
  begin: '(select min(at) from ratings where score is not null and counted_on is null)',
};

/** A cell: ratings that are counted together, the rows of `from`. */
const cell = 'association, served, ground, channel, service, outcome';

/**
 * Counts what can be counted of the ratings of a day and of those before it that still wait, if it is the next day, in one statement: whoever is stopped has counted
 * none of them, and whoever counts at the same moment counts nothing. A rating that is just being changed waits for another day.
 */
async function countDay(database: Database, day: string, seed: string): Promise<void> {
  await database.query(
    `with moved as (update counted_days set upto = $1::date where cells = 'rating_counts' and upto = $1::date - 1 returning upto),
      locked as (select * from ratings where score is not null and counted_on is null and at < ${morning('($1::date + 1)')} and exists (select from moved)
        order by id for update skip locked),
      waiting as (select id, association, about = 'served' as served, ground, score, channel, coalesce(service, '') as service, coalesce(outcome, '') as outcome,
        coalesce(rater, id) as rater, at < ${morning(`($1::date - ${patience / aDay - 1})`)} as long from locked),
      alike as (${drawnOf('waiting', cell)}),
      others as (select id, association, served, ground, score, $3::text as channel, $3::text as service, $3::text as outcome, rater from waiting w
        where long and not exists (select from alike a where a.id = w.id)),
      mixed as (${drawnOf('others', cell)}),
      drawn as (select id, ${cell}, score from alike union all select id, ${cell}, score from mixed),
      counted as (update ratings r set counted_on = $1::date, rater = null from drawn where r.id = drawn.id)
      insert into rating_counts as sum (association, served, day, channel, service, outcome, score, count)
      select association, served, $1::date, channel, service, outcome, score, count(*) from drawn group by 1, 2, 3, 4, 5, 6, 7
      on conflict (association, served, day, channel, service, outcome, score) do update set count = sum.count + excluded.count`,
    [day, seed, several],
  );
}

/**
 * Counts what members rated, once for each day that is over, as far as it can be shown without telling of one of them: five or more of different
 * conversations, drawn by chance (`seed`, which nobody can know before) from those that wait, some of which go on waiting.
 */
export async function countRatings(
  database: Database,
  now: number,
  { seed, signal }: Drawing,
): Promise<void> {
  await eachDay(database, rated, { now, signal, settle: (day) => countDay(database, day, seed()) });
}
