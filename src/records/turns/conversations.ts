import { hash, randomBytes } from 'node:crypto';
import type { Json } from '../../kernel/json.ts';
import { randomId } from '../../kernel/ids.ts';
import type { Database } from '../base/database.ts';
import { decrypt, unwrap, wrap } from '../base/seal.ts';

/** A stored conversation. `key` encrypts what is written in it; times are milliseconds since the epoch. */
export interface Conversation {
  readonly id: number;
  readonly publicId: string;
  readonly association: string;
  readonly channel: string;
  readonly key: Buffer;
  readonly owner: string;
  readonly epoch: number;
  readonly version: number;
  readonly seq: number;
  readonly signedSeq: number;
  /** The service for whose case a person has it; null when it is had for no case, or by nobody. */
  readonly about: string | null;
  readonly due: number | null;
  /** Until when the claim of the person who has it holds. */
  readonly leaseUntil: number | null;
  /** Whether the member waits for an answer of that person. */
  readonly owed: boolean;
  /** Whether another conversation of its member is joined to it: on a node that did not join them, from the moment they are told of it. */
  readonly joined: boolean;
  /** Whether somebody there was in danger, now or once: nothing is said there by itself. */
  readonly alerted: boolean;
  /** Up to the entry of this number nothing that was written is shown to the member any more. */
  readonly wipedSeq: number;
  /** The state of the dialogue; undefined before its first turn. */
  readonly state: Json | undefined;
}

interface Row {
  readonly id: number;
  readonly public_id: string;
  readonly association: string;
  readonly channel: string;
  readonly data_key: Buffer;
  readonly owner: string;
  readonly epoch: number;
  readonly version: number;
  readonly seq: number;
  readonly signed_seq: number;
  readonly about: string | null;
  readonly due: number | null;
  readonly lease: number | null;
  readonly owed: boolean;
  readonly joined: boolean;
  readonly alerted: boolean;
  readonly wiped_seq: number;
  /** The entry that holds the state. */
  readonly body: Buffer | null;
}

const columns = `c.id, c.public_id, c.association, c.channel, c.data_key, c.owner, c.epoch, c.version, c.seq, c.signed_seq,
  case when c.owner <> 'bot' then c.about end as about,
  (extract(epoch from c.due_at) * 1000)::float8 as due,
  (extract(epoch from c.lease_until) * 1000)::float8 as lease, c.owed_at is not null as owed,
  exists (select 1 from links where conversation_id = c.id and staff_id is null) or exists (select 1 from links where other_id = c.id and staff_id is null) as joined, c.alerted_at is not null as alerted, c.wiped_seq, e.body`;

/**
 * By what a message of a channel is recognised when it comes again: the first half of SHA-256 over the conversation's key and the channel's
 * id of it. Cut off in the middle, it cannot be lengthened; without the key nobody can make one.
 */
export const externalOf = ({ key }: Pick<Conversation, 'key'>, external: string): Buffer =>
  hash('sha256', Buffer.concat([key, Buffer.from(external)]), 'buffer').subarray(0, 16);

export const bodyPurpose = (publicId: string): string => `message ${publicId}`;
export const addressPurpose = (publicId: string): string => `address ${publicId}`;
export const profilePurpose = (publicId: string): string => `profile ${publicId}`;
export const keyPurpose = (publicId: string): string => `conversation ${publicId}`;

/** The key of one conversation. Throws Fault wrongKey. */
export const keyOf = (database: Database, publicId: string, wrapped: Uint8Array): Buffer =>
  unwrap(database.keyring, keyPurpose(publicId), wrapped);

function read(database: Database, row: Row): Conversation {
  const key = keyOf(database, row.public_id, row.data_key);
  const entry = row.body && decrypt(key, bodyPurpose(row.public_id), row.body).toString('utf8');
  const state = entry === null ? undefined : (JSON.parse(entry) as { readonly state?: Json }).state;
  const { id, association, channel, owner, epoch, version, seq, due, lease, owed, joined, alerted } = row;
  return {
    id,
    publicId: row.public_id,
    association,
    channel,
    key,
    owner,
    epoch,
    version,
    seq,
    signedSeq: row.signed_seq,
    about: row.about,
    due: due === null ? null : Math.round(due),
    leaseUntil: lease === null ? null : Math.round(lease),
    owed,
    joined,
    alerted,
    wipedSeq: row.wiped_seq,
    state,
  };
}

/** By the name that channels use for it; undefined when there is none. */
export async function findConversation(
  database: Database,
  publicId: string,
): Promise<Conversation | undefined> {
  const { rows } = await database.query<Row>({
    name: 'find-conversation',
    text: `select ${columns} from conversations c left join entries e on e.conversation_id = c.id and e.seq = c.state_seq where c.public_id = $1`,
    values: [publicId],
  });
  const [row] = rows;
  return row && read(database, row);
}

export interface Address {
  readonly association: string;
  readonly channel: string;
  /** How the channel itself calls the member. Stored as a keyed hash only. */
  readonly address: string;
}

/** The conversation of an address, made when there is none. Two callers at once get the same one. */
export async function openConversation(database: Database, address: Address, now: number): Promise<string> {
  const made = await makeConversation(database, address, { now, publicId: randomId() });
  if (made) return made.publicId;
  const { rows } = await database.query<{ public_id: string }>(
    'select public_id from conversations where association = $1 and channel = $2 and address = $3',
    [address.association, address.channel, addressHash(database, address)],
  );
  return rows[0]?.public_id ?? openConversation(database, address, now);
}

export const addressHash = (database: Database, { association, channel, address }: Address): Buffer =>
  database.blind.hash('address', association, channel, address);

/** What there is of a conversation in which nothing was said. */
const untouched = {
  owner: 'bot',
  epoch: 0,
  version: 0,
  seq: 0,
  signedSeq: 0,
  about: null,
  due: null,
  leaseUntil: null,
  owed: false,
  joined: false,
  alerted: false,
  wipedSeq: 0,
  state: undefined,
} as const satisfies Partial<Conversation>;

/** A new conversation; undefined when its address has one. */
export async function makeConversation(
  database: Database,
  address: Address,
  { now, publicId }: { readonly now: number; readonly publicId: string },
): Promise<Conversation | undefined> {
  const key = randomBytes(32);
  const { association, channel } = address;
  const { rows } = await database.query<{ id: number }>(
    `insert into conversations (public_id, association, channel, address, data_key, created_at) values ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0))
       on conflict (association, channel, address) do nothing returning id`,
    [
      publicId,
      association,
      channel,
      addressHash(database, address),
      wrap(database.keyring, keyPurpose(publicId), key),
      now,
    ],
  );
  const [row] = rows;
  return row && { id: row.id, publicId, association, channel, key, ...untouched };
}

/**
 * Conversations whose timer has come, at most `most`. Each is put off by `lease` milliseconds, so that another node does not take it
 * at the same time and a crash brings it back; the turn sets the true time.
 */
export async function takeDue(
  database: Database,
  { now, lease, most }: { readonly now: number; readonly lease: number; readonly most: number },
): Promise<readonly string[]> {
  const { rows } = await database.query<{ public_id: string }>(
    `update conversations set due_at = to_timestamp($2 / 1000.0)
       where id in (select id from conversations where due_at <= to_timestamp($1 / 1000.0) order by due_at limit $3 for update skip locked) returning public_id`,
    [now, now + lease, most],
  );
  return rows.map((row) => row.public_id);
}

/** Moves a timer without a turn; null when nothing is to come. Does nothing when a turn came in between. */
export async function moveDue(
  database: Database,
  conversation: Pick<Conversation, 'id' | 'version'>,
  due: number | null,
): Promise<void> {
  await database.query(
    'update conversations set due_at = to_timestamp($3 / 1000.0) where id = $1 and version = $2',
    [conversation.id, conversation.version, due],
  );
}
