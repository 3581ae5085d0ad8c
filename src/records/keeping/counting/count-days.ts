import type { Database } from '../../base/database.ts';
import { dayOf, morning } from '../../base/moments.ts';
import { kinds } from '../../turns/entries.ts';
import { timeCells } from '../cases/case-times.ts';

export const ofDay = (time: string): string =>
  `${time} >= ${morning('$1::date')} and ${time} < ${morning('($1::date + 1)')}`;

/** Words of a member, of whatever became of them: kinds of entries. */
export const isWritten = `kind in (${kinds.member}, ${kinds.dead})`;

export type CountedTable = 'written_cells' | 'time_cells';

/** Which days can be counted into cells: their table, and how many days must have passed since a day so that nothing of it changes any more. */
export interface Days {
  readonly table: CountedTable | 'left_cells' | 'rating_counts' | 'asked_cells' | 'told_comments';
  readonly settled: number;
  /** The first moment of which something is counted. */
  readonly begin: string;
}

/** Cells of closed days, and how they are counted for the day $1. */
interface Cells extends Days {
  readonly table: CountedTable;
  readonly counted: string;
  /** A further part of the statement, that counts something of the new rows, `fresh`. */
  readonly also?: string;
}

const written: Cells = {
  table: 'written_cells',
  settled: 1,
  begin: `least((select min(at) from entries where ${isWritten}), (select min(began_on)::timestamp at time zone 'Asia/Riyadh' from forgotten))`,
  counted: `select association, $1::date, channel, before, sum(n)::int from (
      select c.association, c.channel, coalesce(b.day, '-infinity') as before, count(*) as n
      from (select distinct conversation_id as id from entries where ${isWritten} and ${ofDay('at')}) w
      join conversations c using (id)
      left join lateral (select max(${dayOf('e.at')}) as day from entries e
        where e.conversation_id = c.id and ${isWritten} and e.at < ${morning('$1::date')}) b on true
      group by 1, 2, 3
      union all
      select association, channel, '-infinity', count(*) from forgotten where began_on = $1::date and outcome <> 'greeted' group by 1, 2) all_of_them
    group by 1, 3, 4`,
  also: `months as (insert into written_months
    select association, day, channel, case when before = '-infinity' then before else date_trunc('month', before::timestamp)::date end, sum(count)
    from fresh group by 1, 2, 3, 4)`,
};

const times: Cells = {
  table: 'time_cells',
  settled: 1,
  begin: '(select min(at) from request_events)',
  counted: timeCells(ofDay('e.at')),
  also: `months as (insert into time_cells as sum
    select association, true, channel, service, date_trunc('month', day::timestamp)::date, what, step, count, promised, kept, days from fresh
    on conflict (association, whole, channel, service, day, what, step) do update set count = sum.count + excluded.count,
      promised = sum.promised + excluded.promised, kept = sum.kept + excluded.kept, days = sum.days + excluded.days)`,
};

/** The day of Riyadh on which a moment falls, by the database's clock where ours is ahead of it: what is to come is not counted before it has been. */
const dayNow = `((least(to_timestamp($1::float8 / 1000.0), now()) - interval '1 hour') at time zone 'Asia/Riyadh')::date`;

/** Up to which day cells are counted, and up to which they can be. */
async function daysOf(
  database: Database,
  { table, settled, begin }: Days,
  now: number,
): Promise<{ readonly upto: string; readonly last: string } | undefined> {
  await database.query(
    `insert into counted_days (cells, upto) select $1, (${begin} at time zone 'Asia/Riyadh')::date - 1 where ${begin} is not null on conflict do nothing`,
    [table],
  );
  const { rows } = await database.query<{ upto: string; last: string }>(
    `select upto::text as upto, (${dayNow} - ${settled})::text as last from counted_days where cells = $2`,
    [now, table],
  );
  return rows[0];
}

/** Counts one day, if it is the next: whoever counts at the same moment waits for it, and counts nothing. */
async function countDay(database: Database, { table, counted, also }: Cells, day: string): Promise<void> {
  await database.query(
    `with moved as (update counted_days set upto = $1::date where cells = '${table}' and upto = $1::date - 1 returning upto),
      fresh as (insert into ${table} select * from (${counted}) found where exists (select from moved) returning *)${also === undefined ? '' : `, ${also}`}
      select 1`,
    [day],
  );
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** Settles every day that can be counted and was not yet, one after the other, until the signal. */
export async function eachDay(
  database: Database,
  days: Days,
  {
    now,
    signal,
    settle,
  }: {
    readonly now: number;
    readonly signal?: AbortSignal | undefined;
    readonly settle: (day: string) => Promise<void>;
  },
): Promise<void> {
  const known = await daysOf(database, days, now);
  if (!known) return;
  for (let day = dayAfter(known.upto); day <= known.last && signal?.aborted !== true; day = dayAfter(day))
    await settle(day);
}

/** Counts every day that is closed and was not counted yet, each in one statement: whoever is stopped goes on where it stood. */
export async function countDays(database: Database, now: number, signal?: AbortSignal): Promise<void> {
  for (const cells of [written, times])
    await eachDay(database, cells, { now, signal, settle: (day) => countDay(database, cells, day) });
}
