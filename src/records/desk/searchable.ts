import type { Database } from '../base/database.ts';
import { keyOf, type Conversation } from '../turns/conversations.ts';
import { conversationOf, mayBeRead, seenOnTheWay, sightValues, type Sight } from './conversation-list.ts';
import { told } from './inbox/told.ts';

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

/** What leads to a conversation: one token of each group. */
type Groups = readonly (readonly number[])[];

const tokensFrom = (first: number, groups: Groups): string =>
  groups.map((_, i) => `s.tokens && $${first + i}::bigint[]`).join(' and ');

/** So many are sorted at most; where there are more, the latest are met first along the index. */
const mostSorted = 10_000;

/** Whether so few conversations have the tokens that all of them are sorted. */
async function areFew(database: Database, association: string, groups: Groups): Promise<boolean> {
  const { rows } = await database.query<{ few: boolean }>(
    `select count(*) <= ${mostSorted} as few from
       (select from searchable s where s.association = $1 and ${tokensFrom(2, groups)} limit ${mostSorted + 1}) h`,
    [association, ...groups],
  );
  return rows[0]?.few ?? false;
}

/** Whoever does not serve sees conversations with a case that they may read, and those with an alert that they may open: gathered once, and asked before a row is opened. */
const mayBeTheirs = `($5 or s.conversation_id in (select r.conversation_id from ${told} r where r.association = $1 and ${mayBeRead('r.service')}
  union all select id from conversations where association = $1 and alerted_at is not null)) is true`;

/** Conversations that somebody sees and that have one token of each group, those in which something was said last first. */
export async function candidatesFor(
  database: Database,
  sight: Sight,
  { groups, most }: { readonly groups: Groups; readonly most: number },
): Promise<readonly Candidate[]> {
  const few = await areFew(database, sight.association, groups);
  const tokens = tokensFrom(10, groups);
  // What a word leads to that nearly everybody says is not gathered to be sorted: it is met in order (searchable_shown).
  const from = few
    ? `(select conversation_id, shown_at from searchable s where s.association = $1 and ${tokens} offset 0) s`
    : 'searchable s';
  const led = few ? 'true' : `s.association = $1 and s.shown_at is not null and ${tokens}`;
  const { rows } = await database.query<Row>(
    `select c.id, c.public_id, c.data_key, c.alerted_at is not null as alerted from ${from} ${conversationOf('s')}
       where ${mayBeTheirs} and ${led} and ${seenOnTheWay} and $2::text[] is not null
       order by s.shown_at desc${few ? ' nulls last' : ''}, s.conversation_id desc limit $9`,
    [sight.association, [], ...sightValues(sight), most, ...groups],
  );
  return rows.map((row) => ({
    id: row.id,
    publicId: row.public_id,
    key: keyOf(database, row.public_id, row.data_key),
    dataKey: row.data_key,
    alerted: row.alerted,
  }));
}
