import { concernsNot, mayBeReadIn, type Seeing } from '../requests/request-desk.ts';
import { keyOf } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { openSealed } from '../requests/requests.ts';

const mostOpened = 2000;

/** What the search compares a sealed request with: every shown value, folded by the caller. */
export interface Searched {
  readonly reference: string;
  readonly conversation: string;
  readonly service: string;
  readonly shown: readonly { readonly field: string; readonly text: string }[];
}

/**
 * The latest requests that somebody may read, opened. Names are encrypted, so a search reads them; it goes back two thousand requests,
 * which takes some tens of milliseconds.
 */
export async function openedRequests(database: Database, seeing: Seeing): Promise<Searched[]> {
  const { rows } = await database.query<{
    reference: string;
    sealed: Buffer;
    data_key: Buffer;
    public_id: string;
  }>(
    `select r.reference, r.sealed, c.data_key, c.public_id from requests r join conversations c on c.id = r.conversation_id
       where r.association = $1 and ${mayBeReadIn('r.service', 2)} and ${concernsNot('r.reference', 4)} order by r.submitted_at desc limit ${mostOpened}`,
    [seeing.association, seeing.readable.services, seeing.readable.only, seeing.staff],
  );
  return rows.map(({ reference, sealed, data_key, public_id }) => {
    const { record } = openSealed(keyOf(database, public_id, data_key), reference, sealed);
    return {
      reference,
      conversation: public_id,
      service: record.service,
      shown: record.fields.map(({ name, shown }) => ({ field: name, text: shown })),
    };
  });
}
