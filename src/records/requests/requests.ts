import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { randomSlice } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import { keyOf, type Conversation } from '../turns/conversations.ts';
import { joined } from '../turns/links.ts';
import type { Database } from '../base/database.ts';
import { decrypt, encrypt } from '../base/seal.ts';
import { macOfMadeUnder, macOfRequest } from '../sealing/macs.ts';

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
    /** Its member did not have it yet: it follows. */
    readonly follows?: true | undefined;
  }[];
  /** Hex SHA-256 of the canonical JSON of `fields`. */
  readonly sha256: string;
  readonly attestation: {
    readonly text: string;
    readonly act: 'tap' | 'typed' | 'paper';
    readonly words: string;
  };
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

/** A phone number (E.164) as requests are found by it: a keyed hash, another one in each association. */
export const numberHash = (database: Database, association: string, number: string): Buffer =>
  database.blind.hash('number', association, number);
/** An identity as requests are found by it. */
export const identityHash = (database: Database, association: string, identity: string): Buffer =>
  database.blind.hash('identity', association, identity);

/** By what a request is found again: the identity that it was made with, if any, and the phone numbers (E.164) that it was made under. */
interface MadeUnder {
  readonly identity: string | null;
  readonly numbers: readonly string[];
}

/** A request as the row that goes with its turn. */
export function requestRow(
  database: Database,
  conversation: Pick<Conversation, 'key'>,
  {
    record,
    identity,
    numbers,
    needsCheck,
    branch = null,
  }: MadeUnder & {
    readonly record: RequestRecord;
    readonly needsCheck: boolean;
    /** The branch of the association to which it belongs. */
    readonly branch?: string | null;
  },
): Readonly<Record<string, Json>> {
  const { association, reference, service, replyOn, told } = record;
  const { sealed, recordHash } = sealRecord(conversation, record);
  const found = {
    identity: identity === null ? null : identityHash(database, association, identity),
    numbers: [...new Set(numbers)].map((one) => numberHash(database, association, one)),
  };
  return {
    chain: association,
    reference,
    service,
    replyOn,
    told,
    needsCheck,
    branch,
    identity: found.identity && found.identity.toString('hex'),
    numbers: found.numbers.map((one) => one.toString('hex')),
    sealed: sealed.toString('base64'),
    recordHash: recordHash.toString('hex'),
    mac: macOfRequest(database, { association, reference, recordHash }).toString('hex'),
    madeUnderMac: macOfMadeUnder(database, { association, reference, ...found, needsCheck }).toString('hex'),
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
  /** Somebody must have checked it before the committee sees it. */
  readonly needsCheck: boolean;
}

const columns = `r.reference, r.association, r.conversation_id as conversation, r.service, r.status, (extract(epoch from r.submitted_at) * 1000)::float8 as "submittedAt", coalesce(r.moved_to, r.reply_on)::text as "replyOn", r.told, r.needs_check as "needsCheck"`;

/** Who asks for requests: a conversation, with the phone number (E.164) that its channel itself proves, where it does. */
interface Asking {
  readonly conversation: Pick<Conversation, 'id' | 'association'>;
  readonly number?: string | undefined;
}

const provenBy = (database: Database, { conversation, number }: Asking): Buffer | null =>
  number === undefined ? null : numberHash(database, conversation.association, number);

/** Requests of the member of a conversation, the latest first: its own, those of joined ones, and those made under the number that it proves. */
export async function requestsOf(
  database: Database,
  asking: Asking & { readonly most?: number },
): Promise<RequestRow[]> {
  const { id, association } = asking.conversation;
  const { rows } = await database.query<RequestRow>({
    name: 'requests-of',
    text: `select ${columns} from requests r where r.association = $2 and r.reference in (
         select reference from requests where conversation_id = $1
         union select reference from requests where conversation_id in (${joined})
         union select reference from proofs where conversation_id = $1
         union select reference from requests where numbers @> array[$3::bytea]
       ) order by r.submitted_at desc limit $4`,
    values: [id, association, provenBy(database, asking), asking.most ?? 10],
  });
  return rows;
}

/** A request, and those of the conversations asked about whose member it belongs to. */
export interface RequestAskedIn extends RequestRow {
  readonly askedIn: readonly number[];
}

/** Requests of the members of several conversations of one association, as `requestsOf` finds them of each, in one statement. */
export async function requestsOfAll(
  database: Database,
  { association, conversations }: { readonly association: string; readonly conversations: readonly number[] },
  most: number,
): Promise<RequestAskedIn[]> {
  const { rows } = await database.query<RequestAskedIn>({
    name: 'requests-of-all',
    text: `with found as (
         select a.id, r.reference from unnest($2::bigint[]) as a (id) cross join lateral (
           select reference from requests where conversation_id = a.id
           union select o.reference from requests o join (
             select other_id as id from links where conversation_id = a.id and staff_id is null
             union all select conversation_id from links where other_id = a.id and staff_id is null) j on j.id = o.conversation_id
           union select reference from proofs where conversation_id = a.id) r)
       select ${columns}, (select json_agg(f.id) from found f where f.reference = r.reference) as "askedIn"
       from requests r where r.association = $1 and r.reference in (select reference from found)
       order by r.submitted_at desc limit $3`,
    values: [association, conversations, most],
  });
  return rows;
}

/** A request that may be shown to whoever asks; `byNumber` says that nothing but the number proved it. */
interface ShownRequest extends RequestRow {
  readonly byNumber: boolean;
}

/**
 * The request of a reference as far as it may be shown to whoever asks; undefined for one that there is not as for one that is another's:
 * both take the same way through the same statement.
 */
export async function findRequest(
  database: Database,
  reference: string,
  asking: Asking,
): Promise<ShownRequest | undefined> {
  const { id, association } = asking.conversation;
  const { rows } = await database.query<ShownRequest>({
    name: 'find-request',
    text: `with asked as materialized (
         select exists (select 1 from conversations_of($1) as one where one = $2) as known,
           exists (select 1 from requests where reference = $1 and numbers @> array[$4::bytea]) as proven)
       select ${columns}, not asked.known as "byNumber" from asked left join requests r on r.reference = $1
       where r.association = $3 and (asked.known or asked.proven)`,
    values: [reference, id, association, provenBy(database, asking)],
  });
  return rows[0];
}

export interface Similar {
  readonly association: string;
  readonly service: string;
  readonly conversation: number;
  readonly after: number;
}

/**
 * A request of the same service that is still open, sent after a moment from this conversation or one that is joined to it. Of anybody
 * else's request nothing is told, whatever identity stands in both.
 */
export async function similarRequest(
  database: Database,
  { association, service, conversation, after }: Similar,
): Promise<string | undefined> {
  const { rows } = await database.query<{ reference: string }>({
    name: 'similar-request',
    text: `select reference from requests where conversation_id in (select $1::bigint union all ${joined})
         and association = $2 and service = $3 and is_open(status) and submitted_at > to_timestamp($4 / 1000.0)
       order by submitted_at desc limit 1`,
    values: [conversation, association, service, after],
  });
  return rows[0]?.reference;
}

/** A sealed record, and how its case stands. */
export interface CaseRecord extends Pick<RequestRow, 'service' | 'status' | 'replyOn' | 'needsCheck'> {
  readonly record: RequestRecord;
}

/** The sealed record of a request with what became of it since. */
export async function readRecord(database: Database, reference: string): Promise<CaseRecord | undefined> {
  const { rows } = await database.query<
    RequestRow & { readonly sealed: Buffer; readonly data_key: Buffer; readonly public_id: string }
  >(
    `select ${columns}, r.sealed, c.data_key, c.public_id from requests r join conversations c on c.id = r.conversation_id where r.reference = $1`,
    [reference],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { sealed, data_key: key, public_id: publicId, ...standing } = row;
  return { ...standing, record: openSealed(keyOf(database, publicId, key), reference, sealed).record };
}
