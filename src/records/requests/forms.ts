import type { Database } from '../base/database.ts';
import { keyOf } from '../turns/conversations.ts';
import { openSealed, type RequestRecord } from './requests.ts';

/** The answers of some requests as they were sealed, by reference. */
export async function formsOf(
  database: Database,
  references: readonly string[],
): Promise<ReadonlyMap<string, RequestRecord['fields']>> {
  if (references.length === 0) return new Map();
  const { rows } = await database.query<{
    reference: string;
    sealed: Buffer;
    data_key: Buffer;
    public_id: string;
  }>(
    `select r.reference, r.sealed, c.data_key, c.public_id from requests r join conversations c on c.id = r.conversation_id where r.reference = any ($1)`,
    [references],
  );
  return new Map(
    rows.map(({ reference, sealed, data_key: key, public_id: publicId }) => [
      reference,
      openSealed(keyOf(database, publicId, key), reference, sealed).record.fields,
    ]),
  );
}
