import { several } from '../../../contract/reports.ts';
import { day as aDay } from '../../../kernel/clock.ts';
import type { Database } from '../../base/database.ts';
import { morning } from '../../base/moments.ts';
import { eachDay, type Days } from './count-days.ts';
import { drawnOf, patience, type Drawing } from './lots.ts';

/** So many days pass before a comment is told: its rating was counted then, beside others. */
const later = 7;

const told: Days = {
  table: 'told_comments',
  settled: 1,
  begin:
    '(select min(at) from ratings where comment is not null and data_key is not null and told_on is null)',
};

/**
 * Tells comments that are old enough as of the day after $1, if that is the next day, in one statement: whoever is stopped has told none, and whoever tells at the same
 * moment tells nothing. A service is told with no other, since some are kept from some.
 */
async function tellDay(database: Database, day: string, seed: string): Promise<void> {
  const cell = 'association, ground, service, channel';
  await database.query(
    `with moved as (update counted_days set upto = $1::date where cells = 'told_comments' and upto = $1::date - 1 returning upto),
      locked as (select * from ratings where comment is not null and data_key is not null and told_on is null and at < ${morning(`($1::date - ${later - 1})`)}
          and exists (select from moved) order by id for update skip locked),
      waiting as (select id, association, ground, coalesce(service, '') as service, channel, coalesce(rater, id) as rater,
        at < ${morning(`($1::date - ${patience / aDay - 1})`)} as long from locked),
      alike as (${drawnOf('waiting', cell)}),
      others as (select id, association, ground, service, $3::text as channel, rater from waiting w where long and not exists (select from alike a where a.id = w.id)),
      mixed as (${drawnOf('others', cell)}),
      drawn as (select id, channel from alike union all select id, channel from mixed)
      update ratings r set told_on = $1::date + 1, told_channel = drawn.channel from drawn where r.id = drawn.id`,
    [day, seed, several],
  );
}

/**
 * Tells what members wrote beside ratings, once a day and a week later, as far as nobody is known by it: five or more, drawn by chance (`seed`, which nobody can know
 * before) from those that wait, some of which go on waiting.
 */
export async function tellComments(
  database: Database,
  now: number,
  { seed, signal }: Drawing,
): Promise<void> {
  await eachDay(database, told, { now, signal, settle: (day) => tellDay(database, day, seed()) });
}
