import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { randomSlice } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import { keyOf, type Conversation } from '../turns/conversations.ts';
import { joined } from '../turns/links.ts';
import type { Database } from '../base/database.ts';
import { decrypt, encrypt } from '../base/seal.ts';

/** What is sealed when a request is sent: exactly what the member reviewed, and how it was signed. */
export interface RequestRecord {
  readonly v: 1;
  readonly association: string;
  readonly reference: string;
  readonly service: string;
  readonly packVersion: string;
  /** ISO 8601, UTC. */
  readonly submittedAt: string;
  readonly channel: string;
  readonly lang: 'ar' | 'en';
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: Json;
    readonly shown: string;
  }[];
  /** Hex SHA-256 of the canonical JSON of `fields`. */
  readonly sha256: string;
  readonly attestation: { readonly text: string; readonly act: 'tap' | 'typed'; readonly words: string };
  readonly replyOn: string;
  readonly told: boolean;
  readonly committee: string;
}

const sealPurpose = (reference: string): string => `request ${reference}`;
const saltSize = 32;

/** The encrypted record with its salt, and the hash that goes into the chain: an erased record leaves a hash that tells nothing. */
function sealRecord(
  conversation: Pick<Conversation, 'key'>,
  record: RequestRecord,
): { readonly sealed: Buffer; readonly recordHash: Buffer } {
  const body = Buffer.concat([randomSlice(saltSize), Buffer.from(canonicalize(record) ?? '')]);
  return {
    sealed: encrypt(conversation.key, sealPurpose(record.reference), body),
    recordHash: createHash('sha256').update(body).digest(),
  };
}

export function openSealed(
  key: Buffer,
  reference: string,
  sealed: Uint8Array,
): { readonly record: RequestRecord; readonly recordHash: Buffer } {
  const body = decrypt(key, sealPurpose(reference), sealed);
  return {
    record: JSON.parse(body.subarray(saltSize).toString('utf8')) as RequestRecord,
    recordHash: createHash('sha256').update(body).digest(),
  };
}

/** A request as the row that goes with its turn. `identity` is the national id that it was made with, if any. */
export function requestRow(
  database: Database,
  conversation: Pick<Conversation, 'key'>,
  { record, identity }: { readonly record: RequestRecord; readonly identity: string | null },
): Readonly<Record<string, Json>> {
  const { association, reference, service, replyOn, told } = record;
  const { sealed, recordHash } = sealRecord(conversation, record);
  const hash = (purpose: string, ...parts: string[]): string =>
    database.blind.hash(purpose, association, ...parts).toString('hex');
  return {
    chain: association,
    reference,
    service,
    replyOn,
    told,
    identity: identity === null ? null : hash('identity', identity),
    proof: identity === null ? null : hash('proof', reference, identity.slice(-4)),
    sealed: sealed.toString('base64'),
    recordHash: recordHash.toString('hex'),
  };
}

/** What may be told of a request without opening it. */
export interface RequestRow {
  readonly reference: string;
  readonly association: string;
  readonly conversation: number;
  readonly service: string;
  readonly status: string;
  readonly submittedAt: number;
  readonly replyOn: string;
  readonly told: boolean;
  readonly proof: Buffer | null;
}

const columns = `reference, association, conversation_id as conversation, service, status, (extract(epoch from submitted_at) * 1000)::float8 as "submittedAt", reply_on::text as "replyOn", told, proof`;

/** Requests of a conversation, and of those that a code joined to it, the latest first. */
export async function requestsOf(database: Database, conversation: number): Promise<RequestRow[]> {
  const { rows } = await database.query<RequestRow>(
    `select ${columns} from requests where conversation_id = $1 or conversation_id in (${joined}) order by submitted_at desc limit 10`,
    [conversation],
  );
  return rows;
}

export async function findRequest(database: Database, reference: string): Promise<RequestRow | undefined> {
  const { rows } = await database.query<RequestRow>(`select ${columns} from requests where reference = $1`, [
    reference,
  ]);
  return rows[0];
}

export interface Similar {
  readonly association: string;
  readonly service: string;
  readonly conversation: number;
  /** The national id that it is made with, if the service asks for one. */
  readonly identity: string | null;
  readonly after: number;
}

/** A request of the same service that is still open, by the same member (his id, or this conversation), sent after a moment. */
export async function similarRequest(
  database: Database,
  { association, service, conversation, identity, after }: Similar,
): Promise<string | undefined> {
  const hash = identity === null ? null : database.blind.hash('identity', association, identity);
  const { rows } = await database.query<{ reference: string }>({
    name: 'similar-request',
    text: `select reference from (
         select reference, submitted_at, status from requests where conversation_id = $3 and service = $2
         union all select reference, submitted_at, status from requests where association = $1 and service = $2 and identity = $4) as found
       where status = 'submitted' and submitted_at > to_timestamp($5 / 1000.0) order by submitted_at desc limit 1`,
    values: [association, service, conversation, hash, after],
  });
  return rows[0]?.reference;
}

export const isProof = (database: Database, request: RequestRow, lastFour: string): boolean =>
  request.proof?.equals(database.blind.hash('proof', request.association, request.reference, lastFour)) ??
  false;

/** The sealed record of a request with what became of it since. */
export async function readRecord(
  database: Database,
  reference: string,
): Promise<{ readonly record: RequestRecord; readonly status: string } | undefined> {
  const { rows } = await database.query<{
    sealed: Buffer;
    status: string;
    data_key: Buffer;
    public_id: string;
  }>(
    'select r.sealed, r.status, c.data_key, c.public_id from requests r join conversations c on c.id = r.conversation_id where r.reference = $1',
    [reference],
  );
  const [row] = rows;
  if (!row) return undefined;
  return {
    record: openSealed(keyOf(database, row.public_id, row.data_key), reference, row.sealed).record,
    status: row.status,
  };
}
