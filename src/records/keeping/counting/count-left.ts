import type { Json } from '../../../kernel/json.ts';
import type { Database } from '../../base/database.ts';
import { decrypt } from '../../base/seal.ts';
import { bodyPurpose, keyOf } from '../../turns/conversations.ts';
import { eachDay, isWritten, ofDay, type Days } from './count-days.ts';

/** Where a form stands that was not sent: its service, and the field that is asked for; '' after the last. */
interface Standing {
  readonly service: string;
  readonly field: string;
}
/** The form that stands open in a stored state; undefined where none does. */
export type StandingIn = (state: Json) => Standing | undefined;

/** So many days must be over since the member was last heard. */
const silentFor = 7;
/** So many conversations are read in one statement. */
const together = 500;

const left: Days = {
  table: 'left_cells',
  settled: silentFor + 1,
  begin: `(select min(at) from entries where ${isWritten})`,
};

interface Row {
  readonly association: string;
  readonly channel: string;
  readonly public_id: string;
  readonly data_key: Buffer;
  readonly body: Buffer;
}

/** The conversations whose members were heard last on a day, and of whom no person took care since. */
const heardLast = `select distinct e.conversation_id as id from entries e join conversations c on c.id = e.conversation_id
  where e.${isWritten} and ${ofDay('e.at')} and ${ofDay('c.heard_at')} and c.owner = 'bot'
    and not exists (select from escalations s where s.conversation_id = c.id and s.ended_at is null)`;

function standingOf(database: Database, row: Row, standingIn: StandingIn): Standing | undefined {
  const key = keyOf(database, row.public_id, row.data_key);
  const body = decrypt(key, bodyPurpose(row.public_id), row.body).toString('utf8');
  const { state } = JSON.parse(body) as { readonly state?: Json };
  return state === undefined ? undefined : standingIn(state);
}

/** Adds up where the forms of these conversations stand. */
async function add(
  database: Database,
  ids: readonly number[],
  { found, standingIn }: { readonly found: Map<string, number>; readonly standingIn: StandingIn },
): Promise<void> {
  const { rows } = await database.query<Row>(
    `select c.association, c.channel, c.public_id, c.data_key, e.body from conversations c join entries e on e.conversation_id = c.id and e.seq = c.state_seq
      where c.id = any ($1::bigint[])`,
    [ids],
  );
  for (const row of rows) {
    const standing = standingOf(database, row, standingIn);
    if (!standing) continue;
    const cell = JSON.stringify([row.association, row.channel, standing.service, standing.field]);
    found.set(cell, (found.get(cell) ?? 0) + 1);
  }
}

/** Counts one day, if it is the next, and moves the mark in the statement that writes it: whoever is stopped before has counted nothing of it. */
async function countDay(
  database: Database,
  day: string,
  { standingIn, signal }: { readonly standingIn: StandingIn; readonly signal: AbortSignal | undefined },
): Promise<void> {
  const { rows } = await database.query<{ id: number }>(heardLast, [day]);
  const found = new Map<string, number>();
  for (let from = 0; from < rows.length; from += together) {
    if (signal?.aborted === true) return;
    const ids = rows.slice(from, from + together).map(({ id }) => id);
    await add(database, ids, { found, standingIn });
  }
  await database.query(
    `with moved as (update counted_days set upto = $1::date where cells = 'left_cells' and upto = $1::date - 1 returning upto)
      insert into left_cells select cell->>0, $1::date, cell->>1, cell->>2, cell->>3, n
      from unnest($2::jsonb[], $3::int[]) as found (cell, n) where exists (select from moved)`,
    [day, [...found.keys()], [...found.values()]],
  );
}

/** Counts where forms were left, of every day since which members have been silent for long enough. */
export async function countLeft(
  database: Database,
  now: number,
  { standingIn, signal }: { readonly standingIn: StandingIn; readonly signal?: AbortSignal },
): Promise<void> {
  const settle = (day: string): Promise<void> => countDay(database, day, { standingIn, signal });
  await eachDay(database, left, { now, signal, settle });
}
