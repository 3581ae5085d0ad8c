import type { Json } from '../../kernel/json.ts';
import { keyOf, type Conversation } from '../turns/conversations.ts';
import type { Taking } from './addresses.ts';
import type { Database } from '../base/database.ts';
import { decrypt, encrypt } from '../base/seal.ts';

const purposeOf = (publicId: string): string => `arrival ${publicId}`;

/** A message that is kept before its turn. Times are milliseconds since the epoch. */
export interface Arrival {
  readonly id: number;
  readonly publicId: string;
  readonly association: string;
  readonly channel: string;
  /** How often it was taken up, this time included; how often that threw. */
  readonly tries: number;
  readonly failures: number;
  readonly keptAt: number;
  /** Whether the member was told that its file is not there yet: nothing waits for it any more. */
  readonly told: boolean;
  /** The question that was open when it came. */
  readonly asked: string | null;
  /** What was kept. Throws where it cannot be read. */
  readonly open: () => Json;
}

/** Whether messages of a conversation wait for one before them. */
export async function waitsForEarlier(database: Database, conversation: number): Promise<boolean> {
  const { rows } = await database.query<{ waits: boolean }>(
    'select exists (select 1 from arrivals where conversation_id = $1 and told_at is null) as waits',
    [conversation],
  );
  return rows[0]?.waits ?? false;
}

/** What was kept of the messages of a conversation behind one of them, the next first. What cannot be read is left out. */
export async function keptBehind(
  database: Database,
  { id, publicId }: Pick<Arrival, 'id' | 'publicId'>,
  most: number,
): Promise<readonly Json[]> {
  const { rows } = await database.query<{ data_key: Buffer; sealed: Buffer }>(
    `select c.data_key, a.sealed from arrivals a join conversations c on c.id = a.conversation_id
       where c.public_id = $2 and a.id > $1 order by a.id limit $3`,
    [id, publicId, most],
  );
  return rows.flatMap(({ data_key: wrapped, sealed }) => {
    try {
      return [opened(database, publicId, { wrapped, sealed })];
    } catch {
      return [];
    }
  });
}

/** What was kept of a message. Throws where it cannot be read. */
const opened = (
  database: Database,
  publicId: string,
  { wrapped, sealed }: { readonly wrapped: Buffer; readonly sealed: Buffer },
): Json =>
  JSON.parse(
    decrypt(keyOf(database, publicId, wrapped), purposeOf(publicId), sealed).toString('utf8'),
  ) as Json;

/** A message to be kept. */
export interface Keeping {
  readonly external: Buffer;
  readonly message: Json;
  readonly asked: string | null;
  readonly at: number;
}

/** Keeps a message before its turn; the same one a second time changes nothing. */
export async function keepArrival(
  database: Database,
  conversation: Pick<Conversation, 'id' | 'publicId' | 'key'>,
  { external, message, asked, at }: Keeping,
): Promise<void> {
  const sealed = encrypt(conversation.key, purposeOf(conversation.publicId), JSON.stringify(message));
  await database.query(
    `insert into arrivals (conversation_id, external, sealed, next_at, kept_at, asked)
       select $1, $2, $3, to_timestamp($4 / 1000.0), to_timestamp($4 / 1000.0), $5
       where not exists (select 1 from entries where conversation_id = $1 and external = $2)
       on conflict do nothing`,
    [conversation.id, external, sealed, at, asked],
  );
}

interface Row {
  readonly id: number;
  readonly public_id: string;
  readonly association: string;
  readonly channel: string;
  readonly data_key: Buffer;
  readonly tries: number;
  readonly failures: number;
  readonly kept: number;
  readonly told: boolean;
  readonly asked: string | null;
  readonly sealed: Buffer;
}

/** Which kept messages are taken: those of `accounts`, and those kept before `lostBefore`, which nobody took in time. */
export interface TakingArrivals extends Taking {
  readonly accounts: readonly string[];
  readonly lostBefore: number;
}

/**
 * Takes kept messages that are due: of each conversation the first, and besides those that nothing waits for. A node that does not serve an
 * account leaves its messages to those that do: it could fetch none of their files.
 */
export async function takeArrivals(
  database: Database,
  { now, until, most, accounts, lostBefore }: TakingArrivals,
): Promise<readonly Arrival[]> {
  const { rows } = await database.query<Row>(
    `with due as (
         select a.id from arrivals a join conversations c on c.id = a.conversation_id
         where a.next_at <= to_timestamp($1 / 1000.0)
           and (c.association || '/' || c.channel = any ($4) or a.kept_at < to_timestamp($5 / 1000.0))
           and not exists (select 1 from arrivals b where b.conversation_id = a.conversation_id and b.id < a.id and b.told_at is null)
         order by a.next_at limit $3 for update of a skip locked)
       update arrivals a set next_at = to_timestamp($2 / 1000.0), tries = a.tries + 1
       from due, conversations c where a.id = due.id and c.id = a.conversation_id
       returning a.id, c.public_id, c.association, c.channel, c.data_key, a.tries, a.failures,
         (extract(epoch from a.kept_at) * 1000)::float8 as kept, a.told_at is not null as told, a.asked, a.sealed`,
    [now, until, most, accounts, lostBefore],
  );
  return rows.map(({ public_id: publicId, data_key: wrapped, kept, sealed, ...row }) => ({
    ...row,
    publicId,
    keptAt: Math.round(kept),
    open: () => opened(database, publicId, { wrapped, sealed }),
  }));
}

/** Whoever is reading kept messages goes on to: until `until` nobody else takes them. What was put off for longer stays so. */
export async function keepArrivals(database: Database, ids: readonly number[], until: number): Promise<void> {
  await database.query(
    'update arrivals set next_at = to_timestamp($2 / 1000.0) where id = any ($1) and next_at < to_timestamp($2 / 1000.0)',
    [ids, until],
  );
}

export async function dropArrival(database: Database, id: number): Promise<void> {
  await database.query('delete from arrivals where id = $1', [id]);
}

/** The member was told that the file is not there yet. Answers false when they were told before. */
export async function noteTold(database: Database, id: number, at: number): Promise<boolean> {
  const { rowCount } = await database.query(
    'update arrivals set told_at = to_timestamp($2 / 1000.0) where id = $1 and told_at is null',
    [id, at],
  );
  return rowCount === 1;
}

/** How a try ended that is to be made again at `at`: `waits` for the file, it `failed`, or the database was `away`, which is no try at all. */
export async function putOffArrival(
  database: Database,
  id: number,
  { at, after }: { readonly at: number; readonly after: 'waits' | 'failed' | 'away' },
): Promise<void> {
  await database.query(
    'update arrivals set next_at = to_timestamp($2 / 1000.0), failures = failures + $3, tries = tries - $4 where id = $1',
    [id, at, after === 'failed' ? 1 : 0, after === 'away' ? 1 : 0],
  );
}
