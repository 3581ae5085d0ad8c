import type { Database } from '../base/database.ts';
import { keyOf, type Conversation } from '../turns/conversations.ts';
import { seen, sightValues, type Sight } from './conversation-list.ts';

/** The hash under which a term stands beside a conversation: 32 bits of it, so that it is no word's alone. */
export const tokenOf = (database: Database, association: string, term: string): number =>
  database.blind.hash('term', association, term).readUInt32BE(0);

/** A conversation of which something was not read yet for the search. */
export interface Behind extends Pick<Conversation, 'id' | 'publicId' | 'association' | 'key'> {
  readonly dataKey: Buffer;
  readonly alerted: boolean;
  /** The line up to which it was read. */
  readonly upto: number;
  readonly seq: number;
}

interface Row {
  readonly id: number;
  readonly public_id: string;
  readonly association: string;
  readonly data_key: Buffer;
  readonly alerted: boolean;
  readonly upto: number;
  readonly seq: number;
}

const behindOf = (database: Database, row: Row): Behind => ({
  id: row.id,
  publicId: row.public_id,
  association: row.association,
  key: keyOf(database, row.public_id, row.data_key),
  dataKey: row.data_key,
  alerted: row.alerted,
  upto: row.upto,
  seq: row.seq,
});

const columns = `select c.id, c.public_id, c.association, c.data_key, c.alerted_at is not null as alerted, coalesce(s.upto, 0) as upto, c.seq from conversations c
  left join searchable s on s.conversation_id = c.id where c.seq > coalesce(s.upto, 0)`;

/** Conversations after a number of which something was not read yet, by number. */
export async function behindAfter(
  database: Database,
  after: number,
  most: number,
): Promise<readonly Behind[]> {
  const { rows } = await database.query<Row>(`${columns} and c.id > $1 order by c.id limit $2`, [
    after,
    most,
  ]);
  return rows.map((row) => behindOf(database, row));
}

/** Those of these of which something was not read yet. */
export async function behindOfThese(
  database: Database,
  publicIds: readonly string[],
): Promise<readonly Behind[]> {
  const { rows } = await database.query<Row>(`${columns} and c.public_id = any ($1)`, [publicIds]);
  return rows.map((row) => behindOf(database, row));
}

/** What was read of a conversation. `shownAt`: when something was last said that no case hides, where it was. */
export interface Reading {
  readonly id: number;
  readonly association: string;
  readonly upto: number;
  readonly shownAt: number | undefined;
  /** Each once, in order. */
  readonly tokens: readonly number[];
}

/** Adds what was read; read twice, it is there once. A conversation that is gone meanwhile is passed over. */
export async function putSearchable(database: Database, readings: readonly Reading[]): Promise<void> {
  for (const { id, association, upto, shownAt, tokens } of readings)
    await database.query(
      `with listed as (update conversations set listed_at = to_timestamp($4::float8 / 1000.0) where id = $1 and $4::float8 is not null and (listed_at is null or listed_at < to_timestamp($4::float8 / 1000.0)))
         insert into searchable as s (conversation_id, association, upto, shown_at, tokens)
         select c.id, $2, $3, to_timestamp($4::float8 / 1000.0), $5::bigint[] from conversations c where c.id = $1
         on conflict (conversation_id) do update set upto = greatest(s.upto, excluded.upto), shown_at = greatest(s.shown_at, excluded.shown_at),
           tokens = array(select distinct unnest(s.tokens || excluded.tokens) order by 1)`,
      [id, association, upto, shownAt ?? null, tokens],
    );
}

/** A conversation in which what is sought may stand. */
export interface Candidate extends Pick<Conversation, 'id' | 'publicId' | 'key'> {
  readonly dataKey: Buffer;
  readonly alerted: boolean;
}

/** Conversations that somebody sees and that have one token of each group, those in which something was said last first. */
export async function candidatesFor(
  database: Database,
  sight: Sight,
  {
    groups,
    from,
    most,
  }: { readonly groups: readonly (readonly number[])[]; readonly from: number; readonly most: number },
): Promise<readonly Candidate[]> {
  const first = 11;
  const all = groups.map((_, i) => `s.tokens && $${first + i}::bigint[]`).join(' and ');
  const { rows } = await database.query<Row>(
    `select c.id, c.public_id, c.data_key, c.alerted_at is not null as alerted from searchable s join conversations c on c.id = s.conversation_id
       where s.association = $1 and ${all} and ${seen} and $2::text[] is not null
       order by s.shown_at desc nulls last, c.id desc offset $9 limit $10`,
    [sight.association, [], ...sightValues(sight), from, most, ...groups],
  );
  return rows.map((row) => ({
    id: row.id,
    publicId: row.public_id,
    key: keyOf(database, row.public_id, row.data_key),
    dataKey: row.data_key,
    alerted: row.alerted,
  }));
}
