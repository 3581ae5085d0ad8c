import { hashOfSecret } from '../../kernel/ids.ts';
import type { Database } from '../base/database.ts';

/** Notes a one-time form for a question of a conversation, under the hash of the secret in its address. */
export async function keepForm(
  database: Database,
  secret: string,
  {
    conversation,
    prompt,
    endsAt,
  }: { readonly conversation: number; readonly prompt: string; readonly endsAt: number },
): Promise<void> {
  await database.query(
    'insert into forms (hash, conversation_id, prompt, ends_at) values ($1, $2, $3, to_timestamp($4 / 1000.0))',
    [hashOfSecret(secret), conversation, prompt, endsAt],
  );
}

/** The conversation and the question of a form that may still be used. */
export async function findForm(
  database: Database,
  secret: string,
  now: number,
): Promise<{ readonly publicId: string; readonly prompt: string } | undefined> {
  const { rows } = await database.query<{ public_id: string; prompt: string }>(
    `select c.public_id, f.prompt from forms f join conversations c on c.id = f.conversation_id
       where f.hash = $1 and f.used_at is null and f.ends_at > to_timestamp($2 / 1000.0)`,
    [hashOfSecret(secret), now],
  );
  const [row] = rows;
  return row && { publicId: row.public_id, prompt: row.prompt };
}

/** A form answered once is over, with every other form for the same question; old ones are removed. */
export async function endForm(database: Database, secret: string, now: number): Promise<void> {
  await database.query(
    `with used as (select conversation_id, prompt from forms where hash = $1),
       gone as (delete from forms where ends_at < to_timestamp($2 / 1000.0) - interval '1 day')
       update forms f set used_at = to_timestamp($2 / 1000.0) from used
       where f.conversation_id = used.conversation_id and f.prompt = used.prompt and f.used_at is null`,
    [hashOfSecret(secret), now],
  );
}
