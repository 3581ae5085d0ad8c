import { concernsNot, mayBeReadIn, type Seeing } from '../requests/request-desk.ts';
import { keyOf } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { openSealed } from '../requests/requests.ts';

/** So many requests are opened at each search without having been read for it before: those that were sent just now are among them. */
const mostLatest = 200;
const mostFound = 300;

/** What the search compares a sealed request with: every shown value, folded by the caller. */
export interface Searched {
  readonly reference: string;
  readonly conversation: string;
  readonly service: string;
  readonly submittedAt: number;
  readonly shown: readonly { readonly field: string; readonly text: string }[];
}

interface Row {
  readonly reference: string;
  readonly sealed: Buffer;
  readonly data_key: Buffer;
  readonly public_id: string;
  readonly at: number;
}

const selected = `select r.reference, r.sealed, c.data_key, c.public_id, (extract(epoch from r.submitted_at) * 1000)::float8 as at from requests r join conversations c on c.id = r.conversation_id
       where r.association = $1 and ${mayBeReadIn('r.service', 2)} and ${concernsNot('r.reference', 4)}`;

function opened(database: Database, { reference, sealed, data_key, public_id, at }: Row): Searched {
  const { record } = openSealed(keyOf(database, public_id, data_key), reference, sealed);
  return {
    reference,
    conversation: public_id,
    service: record.service,
    submittedAt: Math.round(at),
    shown: record.fields.map(({ name, shown }) => ({ field: name, text: shown })),
  };
}

/** The latest requests that somebody may read, opened. */
export async function latestRequests(
  database: Database,
  { association, readable, staff }: Seeing,
): Promise<Searched[]> {
  const { rows } = await database.query<Row>(`${selected} order by r.submitted_at desc limit ${mostLatest}`, [
    association,
    readable.services,
    readable.only,
    staff,
  ]);
  return rows.map((row) => opened(database, row));
}

/** The requests that somebody may read of some conversations, and those whose reference begins with these figures. */
export async function requestsIn(
  database: Database,
  { association, readable, staff }: Seeing,
  {
    conversations,
    reference,
  }: { readonly conversations: readonly number[]; readonly reference: string | undefined },
): Promise<Searched[]> {
  if (conversations.length === 0 && reference === undefined) return [];
  const { rows } = await database.query<Row>(
    `${selected} and (r.conversation_id = any ($5::bigint[]) or starts_with(r.reference, $6))
       order by r.submitted_at desc limit ${mostFound}`,
    [association, readable.services, readable.only, staff, conversations, reference ?? null],
  );
  return rows.map((row) => opened(database, row));
}
