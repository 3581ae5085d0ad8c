import type { Conversation } from '../../turns/conversations.ts';
import type { Database } from '../../base/database.ts';

/** What a conversation was told about, when and on which channel: a case of a service, or words to it without one. `name` tells apart those of the same moment. */
export const told = `(select conversation_id, association, service, channel, submitted_at as at, reference as name from requests
  union all select k.conversation_id, k.association, k.service, (select channel from conversations where id = k.conversation_id), k.at, k.service as name from kept_words k)`;

/** Words of a member about a service whose cases are kept from some at the desk. `at`: milliseconds since the epoch. */
export interface KeptWords {
  readonly service: string;
  readonly at: number;
}

/** Notes of a conversation that words of a member are kept for whoever reads the cases of these services. One that is gone meanwhile is passed over. */
export async function noteKeptWords(
  database: Database,
  { id, association }: Pick<Conversation, 'id' | 'association'>,
  kept: readonly KeptWords[],
): Promise<void> {
  if (kept.length === 0) return;
  await database.query(
    `insert into kept_words as k (conversation_id, association, service, at)
       select c.id, $2, q.service, to_timestamp(q.at / 1000.0) from conversations c, unnest($3::text[], $4::float8[]) as q (service, at) where c.id = $1
       on conflict (conversation_id, service) do update set at = greatest(k.at, excluded.at)`,
    [id, association, kept.map(({ service }) => service), kept.map(({ at }) => at)],
  );
}

/** The services to which words of a conversation are kept, the latest first. */
export async function keptWordsOf(
  database: Database,
  { id }: Pick<Conversation, 'id'>,
): Promise<readonly string[]> {
  const { rows } = await database.query<{ service: string }>(
    'select service from kept_words where conversation_id = $1 order by at desc, service',
    [id],
  );
  return rows.map(({ service }) => service);
}
