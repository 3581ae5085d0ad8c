import { several } from '../../../contract/reports.ts';
import { day as aDay } from '../../../kernel/clock.ts';
import type { Database } from '../../base/database.ts';
import { eachDay, ofDay, type Days } from './count-days.ts';
import { drawnOf, patience, type Drawing } from './lots.ts';

/** So many days an answer may take that is counted as one; a day is counted when as many have passed, and one more. */
const days = 3;

const asked: Days = { table: 'asked_cells', settled: days + 2, begin: '(select min(asked_at) from ratings)' };

/** Questions that came to the member, of the row `r`: what could not be sent was asked of nobody. */
const arrived = `not exists (select from entries e join outbox o on o.conversation_id = e.conversation_id and o.seq = e.seq
  where e.conversation_id = r.conversation_id and e.at = r.asked_at and o.state in ('dead', 'cancelled') and r.score is null)`;

/** Questions that are counted together. */
const cell = 'association, served, channel, service';

/**
 * Counts the questions of a day, if it is the next, in one statement: whoever is stopped has counted none of them, and whoever counts at the same moment counts
 * nothing. What is not drawn waits as a number; nothing of it leads to a rating.
 */
async function countDay(database: Database, day: string, seed: string): Promise<void> {
  await database.query(
    `with moved as (update counted_days set upto = $1::date where cells = 'asked_cells' and upto = $1::date - 1 returning upto),
      before as (delete from asked_waiting where exists (select from moved) returning *),
      fresh as (select r.association, r.about = 'served' as served, r.channel, coalesce(r.service, '') as service, $1::date as day,
          (r.score is not null and r.at < r.asked_at + interval '${days} days') as answered, count(*)::int as count
        from ratings r where ${ofDay('r.asked_at')} and ${arrived} and exists (select from moved) group by 1, 2, 3, 4, 6),
      waiting as (select w.*, n, w::text || n as id, w::text || n as rater from (select * from before union all select * from fresh) w cross join generate_series(1, w.count) n),
      alike as (${drawnOf('waiting', cell)}),
      others as (select association, served, $3::text as channel, $3::text as service, day, answered, id, rater from waiting w
        where day <= $1::date - ${patience / aDay} and not exists (select from alike a where a.id = w.id)),
      mixed as (${drawnOf('others', cell)}),
      drawn as (select id, ${cell}, answered from alike union all select id, ${cell}, answered from mixed),
      left_waiting as (insert into asked_waiting (${cell}, day, answered, count)
        select ${cell}, day, answered, count(*) from waiting w where not exists (select from drawn d where d.id = w.id) group by ${cell}, day, answered)
      insert into asked_cells (association, day, served, channel, service, asked, answered)
      select association, $1::date, served, channel, service, count(*), count(*) filter (where answered) from drawn group by 1, 3, 4, 5`,
    [day, seed, several],
  );
}

/**
 * Counts how often ratings were asked for and how often that was answered, once for each day of which that is known, as far as it can be shown without telling
 * who answered: five or more, drawn by chance (`seed`, which nobody can know before) from those that wait, some of which go on waiting.
 */
export async function countAsked(database: Database, now: number, { seed, signal }: Drawing): Promise<void> {
  await eachDay(database, asked, { now, signal, settle: (day) => countDay(database, day, seed()) });
}
