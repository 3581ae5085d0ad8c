import { concernsNot, mayBeReadIn, type Seeing } from '../requests/request-desk.ts';
import type { Database } from '../base/database.ts';
import { opener, tellingColumns, tellingJoins, type Telling, type TellingRow } from '../people/telling.ts';

/** Of so many of the latest requests those are opened at each search of which it was not read yet who sent them: those that were sent just now. */
const mostLatest = 200;
const mostFound = 300;

/** What the search compares a request with: the lines that tell who sent it. */
export interface Searched {
  readonly reference: string;
  readonly conversation: string;
  readonly service: string;
  readonly submittedAt: number;
  readonly lines: readonly Telling[];
}

type Row = TellingRow & { readonly at: number };

const columns = `${tellingColumns}, (extract(epoch from r.submitted_at) * 1000)::float8 as at`;
const visible = `r.association = $1 and ${mayBeReadIn('r.service', 2)} and ${concernsNot('r.reference', 4)}`;

function searched(database: Database, rows: readonly Row[]): Searched[] {
  const opened = opener(database);
  return rows.map((row) => ({
    reference: row.reference,
    conversation: row.public_id,
    service: row.service,
    submittedAt: Math.round(row.at),
    lines: opened(row),
  }));
}

/** Those of the latest requests that somebody may read of which it was not read yet who sent them. */
export async function unreadLately(
  database: Database,
  { association, readable, staff }: Seeing,
): Promise<Searched[]> {
  const { rows } = await database.query<Row>(
    `select ${columns} from (select r.* from requests r where ${visible} order by r.submitted_at desc limit ${mostLatest}) r ${tellingJoins}
       where a.reference is null order by r.submitted_at desc`,
    [association, readable.services, readable.only, staff],
  );
  return searched(database, rows);
}

/** What leads to requests: each group of tokens by one of it, conversations, the first figures of a reference. */
interface Leading {
  readonly groups: readonly (readonly number[])[];
  readonly conversations: readonly number[];
  readonly reference: string | undefined;
}

/** The requests that somebody may read to which something leads. */
export async function requestsLedTo(
  database: Database,
  { association, readable, staff }: Seeing,
  { groups, conversations, reference }: Leading,
): Promise<Searched[]> {
  const all = groups.map((_, i) => ` and a.tokens && $${7 + i}::bigint[]`).join('');
  const { rows } = await database.query<Row>(
    `with led as materialized (
         select reference from requests where conversation_id = any ($5::bigint[])
         union select reference from requests where $6::text is not null and association = $1 and starts_with(reference, $6)
         ${groups.length === 0 ? '' : `union select a.reference from applicants a where a.association = $1${all}`}),
       r as materialized (
         select r.* from led cross join lateral (select * from requests where reference = led.reference limit 1) r where ${visible}
         order by r.submitted_at desc limit ${mostFound})
       select ${columns} from r ${tellingJoins} order by r.submitted_at desc`,
    [association, readable.services, readable.only, staff, conversations, reference ?? null, ...groups],
  );
  return searched(database, rows);
}
