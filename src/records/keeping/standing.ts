import type { Database } from '../base/database.ts';

interface OfChannel {
  readonly association: string;
  readonly channel: string;
  readonly count: number;
  /** How old the oldest is, in seconds. */
  readonly age: number;
}

/** What stands in the database now and concerns whoever watches over the server: numbers alone. Ages are in seconds. */
export interface Standing {
  readonly outbox: readonly (OfChannel & { readonly state: string })[];
  readonly arrivals: readonly OfChannel[];
  readonly waiting: readonly {
    readonly association: string;
    readonly count: number;
    readonly late: number;
    readonly age: number;
  }[];
  readonly upkeep: readonly { readonly what: string; readonly age: number; readonly findings: number }[];
}

/** How old a time is at the time `$1`, in seconds; never less than nothing. */
const ageOf = (time: string): string =>
  `greatest(0, extract(epoch from to_timestamp($1 / 1000.0) - ${time}))::float8`;

const outboxIn = (states: string): string =>
  `select c.association, c.channel, o.state, count(*)::int as count, ${ageOf('min(o.made_at)')} as age
     from outbox o join conversations c on c.id = o.conversation_id where o.state in (${states}) group by 1, 2, 3`;

const outbox = `${outboxIn(`'waiting', 'attempting'`)} union all ${outboxIn(`'dead', 'unknown'`)}`;
const arrivals = `select c.association, c.channel, count(*)::int as count, ${ageOf('min(a.kept_at)')} as age
  from arrivals a join conversations c on c.id = a.conversation_id group by 1, 2`;
const waiting = `select association, count(*)::int as count,
    count(*) filter (where first_promised_by < to_timestamp($1 / 1000.0))::int as late, ${ageOf('min(since)')} as age
  from escalations where ended_at is null and answered_at is null group by 1`;
const upkeep = `select what, findings, greatest(0, extract(epoch from now() - at))::float8 as age from upkeep`;

/** What stands now. Members wait at the time `now` (milliseconds since the epoch), what is kept up is as old as the database says. */
export async function standingAt(database: Database, now: number): Promise<Standing> {
  const rows = async <K extends keyof Standing>(text: string, values: readonly number[]) =>
    (await database.query<Standing[K][number]>(text, values)).rows;
  const [sending, kept, people, done] = await Promise.all([
    rows<'outbox'>(outbox, [now]),
    rows<'arrivals'>(arrivals, [now]),
    rows<'waiting'>(waiting, [now]),
    rows<'upkeep'>(upkeep, []),
  ]);
  return { outbox: sending, arrivals: kept, waiting: people, upkeep: done };
}
