import type { Database } from '../../src/records/base/database.ts';

/** A request as it is stored, whoever may see it; undefined when there is none. */
export async function storedRequest(
  database: Database,
  reference: string,
): Promise<{ readonly status: string; readonly conversation: number; readonly chain: string } | undefined> {
  const { rows } = await database.query<{ status: string; conversation: number; chain: string }>(
    `select status, conversation_id as conversation, encode(chain_hash, 'hex') as chain from requests where reference = $1`,
    [reference],
  );
  return rows[0];
}
