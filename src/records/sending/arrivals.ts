import type { Json } from '../../kernel/json.ts';
import { keyOf, type Conversation } from '../turns/conversations.ts';
import type { Taking } from './addresses.ts';
import type { Database } from '../base/database.ts';
import { decrypt, encrypt } from '../base/seal.ts';

const purposeOf = (publicId: string): string => `arrival ${publicId}`;

/** A message that is kept before its turn. */
export interface Arrival {
  readonly id: number;
  readonly publicId: string;
  readonly association: string;
  readonly channel: string;
  readonly tries: number;
  readonly message: Json;
}

/** Whether messages of a conversation wait for one before them. */
export async function waitsForEarlier(database: Database, conversation: number): Promise<boolean> {
  const { rows } = await database.query<{ waits: boolean }>(
    'select exists (select 1 from arrivals where conversation_id = $1) as waits',
    [conversation],
  );
  return rows[0]?.waits ?? false;
}

/** Keeps a message before its turn; the same one a second time changes nothing. */
export async function keepArrival(
  database: Database,
  conversation: Pick<Conversation, 'id' | 'publicId' | 'key'>,
  { external, message, at }: { readonly external: Buffer; readonly message: Json; readonly at: number },
): Promise<void> {
  const sealed = encrypt(conversation.key, purposeOf(conversation.publicId), JSON.stringify(message));
  await database.query(
    `insert into arrivals (conversation_id, external, sealed, next_at)
       select $1, $2, $3, to_timestamp($4 / 1000.0)
       where not exists (select 1 from entries where conversation_id = $1 and external = $2)
       on conflict do nothing`,
    [conversation.id, external, sealed, at],
  );
}

interface Row {
  readonly id: number;
  readonly public_id: string;
  readonly association: string;
  readonly channel: string;
  readonly data_key: Buffer;
  readonly tries: number;
  readonly sealed: Buffer;
}

/** Takes the first kept message of conversations where it is due. */
export async function takeArrivals(
  database: Database,
  { now, until, most }: Taking,
): Promise<readonly Arrival[]> {
  const { rows } = await database.query<Row>(
    `with due as (
         select a.id from arrivals a where a.next_at <= to_timestamp($1 / 1000.0)
           and not exists (select 1 from arrivals b where b.conversation_id = a.conversation_id and b.id < a.id)
         order by a.next_at limit $3 for update skip locked)
       update arrivals a set next_at = to_timestamp($2 / 1000.0), tries = a.tries + 1
       from due, conversations c where a.id = due.id and c.id = a.conversation_id
       returning a.id, c.public_id, c.association, c.channel, c.data_key, a.tries, a.sealed`,
    [now, until, most],
  );
  return rows.map(({ id, public_id: publicId, association, channel, data_key: wrapped, tries, sealed }) => ({
    id,
    publicId,
    association,
    channel,
    tries,
    message: JSON.parse(
      decrypt(keyOf(database, publicId, wrapped), purposeOf(publicId), sealed).toString('utf8'),
    ) as Json,
  }));
}

export async function dropArrival(database: Database, id: number): Promise<void> {
  await database.query('delete from arrivals where id = $1', [id]);
}

export async function putOffArrival(database: Database, id: number, at: number): Promise<void> {
  await database.query('update arrivals set next_at = to_timestamp($2 / 1000.0) where id = $1', [id, at]);
}
