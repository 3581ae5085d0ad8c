import {
  addressHash,
  addressPurpose,
  profilePurpose,
  keyOf,
  type Address,
  type Conversation,
} from '../turns/conversations.ts';
import { minute } from '../../kernel/clock.ts';
import type { Database } from '../base/database.ts';
import { joined } from '../turns/links.ts';
import { decrypt, encrypt } from '../base/seal.ts';

/** `account` names one account of one association: what is throttled together. */
export const accountOf = ({ association, channel }: { association: string; channel: string }): string =>
  `${association}/${channel}`;

/** The conversation of an address, by any of the names that the channel uses for its member; undefined when it has none. */
export async function conversationAt(
  database: Database,
  address: Address,
  also: readonly string[] = [],
): Promise<string | undefined> {
  const { association, channel } = address;
  const hashes = [address.address, ...also].map((one) =>
    addressHash(database, { association, channel, address: one }),
  );
  const { rows } = await database.query<{ public_id: string }>(
    `select c.public_id from conversations c where c.association = $1 and c.channel = $2 and c.address = any ($3)
       union all
       select c.public_id from aliases a join conversations c on c.id = a.conversation_id where a.association = $1 and a.channel = $2 and a.address = any ($3)
       limit 1`,
    [association, channel, hashes],
  );
  return rows[0]?.public_id;
}

/** Where a member wrote from. */
export interface Heard {
  readonly address: Address;
  /** Other names of the same member on the channel. */
  readonly also: readonly string[];
  /** The provider's clock in milliseconds, from which the window of the channel counts. */
  readonly at: number;
  /** How their profile calls them; null where no name may be kept: one that was is dropped then. */
  readonly profile?: string | null | undefined;
}

/** Notes where a member wrote from; all their names lead to this conversation from now on. */
export async function noteHeard(
  database: Database,
  { id, publicId, key }: Pick<Conversation, 'id' | 'publicId' | 'key'>,
  { address, also, at, profile }: Heard,
): Promise<void> {
  const sealed = encrypt(key, addressPurpose(publicId), address.address);
  const named = typeof profile === 'string' ? encrypt(key, profilePurpose(publicId), profile) : null;
  await database.query(
    `insert into addresses (conversation_id, account, sealed, heard_at, profile) values ($1, $2, $3, to_timestamp($4 / 1000.0), $5)
       on conflict (conversation_id) do update set
         sealed = excluded.sealed, heard_at = greatest(addresses.heard_at, excluded.heard_at), blocked_at = null,
         profile = case when $6 then null else coalesce(excluded.profile, addresses.profile) end`,
    [id, accountOf(address), sealed, at, named, profile === null],
  );
  if (also.length === 0) return;
  const names = also.map((one) => addressHash(database, { ...address, address: one }));
  await database.query(
    `insert into aliases (association, channel, address, conversation_id)
       select $1, $2, name, $4 from unnest($3::bytea[]) as name on conflict do nothing`,
    [address.association, address.channel, names, id],
  );
}

/** When a conversation's member was last heard by the provider's clock, and whether they blocked the account; undefined without an address. */
export async function heardFrom(
  database: Database,
  conversation: number,
): Promise<{ readonly at: number; readonly blocked: boolean } | undefined> {
  const { rows } = await database.query<{ at: number; blocked: boolean }>(
    `select (extract(epoch from heard_at) * 1000)::float8 as at, blocked_at is not null as blocked from addresses where conversation_id = $1`,
    [conversation],
  );
  return rows[0];
}

/** How the channel of a conversation calls its member; undefined where we call no such channel. Throws for what cannot be opened. */
export async function addressOf(
  database: Database,
  { id, publicId, key }: Pick<Conversation, 'id' | 'publicId' | 'key'>,
): Promise<string | undefined> {
  const { rows } = await database.query<{ sealed: Buffer }>(
    'select sealed from addresses where conversation_id = $1',
    [id],
  );
  return rows[0] && decrypt(key, addressPurpose(publicId), rows[0].sealed).toString('utf8');
}

/**
 * Notes that a member blocked the account. Word of it that is older than what they wrote last is passed over: they let it in again. Providers
 * count in seconds.
 */
export async function setBlocked(database: Database, publicId: string, at: number): Promise<void> {
  await database.query(
    `update addresses a set blocked_at = to_timestamp($2 / 1000.0) from conversations c
       where c.public_id = $1 and a.conversation_id = c.id and date_trunc('second', a.heard_at) <= to_timestamp($2 / 1000.0)`,
    [publicId, at],
  );
}

/** Notes that a member let the account in again; word of it that is older than a block is passed over. */
export async function setUnblocked(database: Database, publicId: string, at: number): Promise<void> {
  await database.query(
    `update addresses a set blocked_at = null from conversations c
       where c.public_id = $1 and a.conversation_id = c.id and date_trunc('second', a.blocked_at) <= to_timestamp($2 / 1000.0)`,
    [publicId, at],
  );
}

/** A conversation for which something is to be sent, held by whoever knows `lease`. */
export interface Leased {
  readonly id: number;
  readonly publicId: string;
  readonly association: string;
  readonly key: Buffer;
  readonly signedSeq: number;
  readonly address: string;
  readonly heardAt: number;
  readonly blocked: boolean;
  readonly lease: number;
}

interface LeasedRow {
  readonly id: number;
  readonly public_id: string;
  readonly association: string;
  readonly data_key: Buffer;
  readonly signed_seq: number;
  readonly sealed: Buffer;
  readonly heard: number;
  readonly blocked: boolean;
  readonly lease: number;
}

/** What is taken that is due now: `most` at once, and until `until` nobody else gets it. Milliseconds since the epoch. */
export interface Taking {
  readonly now: number;
  readonly until: number;
  readonly most: number;
}

/** Takes conversations of an account for which something is due. */
export async function lease(
  database: Database,
  account: string,
  { now, until, most }: Taking,
): Promise<readonly Leased[]> {
  const { rows } = await database.query<LeasedRow>({
    name: 'lease-addresses',
    text: `with due as (
          select conversation_id from addresses where account = $1 and send_at <= to_timestamp($2 / 1000.0)
            and (held_until is null or held_until <= to_timestamp($2 / 1000.0))
          order by send_at limit $4 for update skip locked)
        update addresses a set send_at = to_timestamp($3 / 1000.0), held_until = to_timestamp($3 / 1000.0), lease = a.lease + 1
        from due join conversations c on c.id = due.conversation_id where a.conversation_id = due.conversation_id
        returning c.id, c.public_id, c.association, c.data_key, c.signed_seq, a.sealed,
          (extract(epoch from a.heard_at) * 1000)::float8 as heard, a.blocked_at is not null as blocked, a.lease`,
    values: [account, now, until, most],
  });
  const unreadable: number[] = [];
  const held = rows.flatMap((row) => {
    try {
      return [leased(database, row)];
    } catch {
      unreadable.push(row.id);
      return [];
    }
  });
  if (unreadable.length > 0) await putOffUnreadable(database, unreadable, now + unreadableFor);
  return held;
}

/** Whether something of one of these accounts is due since a time (milliseconds since the epoch) and nobody takes it. */
export async function isDueSince(
  database: Database,
  accounts: readonly string[],
  time: number,
): Promise<boolean> {
  const { rows } = await database.query({
    name: 'due-since',
    text: 'select from addresses where account = any ($1) and send_at < to_timestamp($2 / 1000.0) limit 1',
    values: [accounts, time],
  });
  return rows.length > 0;
}

/** An address that cannot be opened is visited again only so much later; those beside it are served. */
const unreadableFor = 2 * minute;
async function putOffUnreadable(database: Database, ids: readonly number[], at: number): Promise<void> {
  await database.query(
    'update addresses set send_at = to_timestamp($2 / 1000.0), held_until = null where conversation_id = any ($1)',
    [ids, at],
  );
}

function leased(database: Database, row: LeasedRow): Leased {
  const key = keyOf(database, row.public_id, row.data_key);
  return {
    id: row.id,
    publicId: row.public_id,
    association: row.association,
    key,
    signedSeq: row.signed_seq,
    address: decrypt(key, addressPurpose(row.public_id), row.sealed).toString('utf8'),
    heardAt: Math.round(row.heard),
    blocked: row.blocked,
    lease: row.lease,
  };
}

/** Whoever is sending goes on to: until `until` nobody else sends to the same members. What was let go of meanwhile stays so. */
export async function keepHeld(
  database: Database,
  held: readonly Pick<Leased, 'id' | 'lease'>[],
  until: number,
): Promise<void> {
  await database.query({
    name: 'keep-held',
    text: `update addresses a set held_until = to_timestamp($3 / 1000.0),
          send_at = case when a.send_at = a.held_until then to_timestamp($3 / 1000.0) else a.send_at end
        from unnest($1::bigint[], $2::int[]) as h (id, lease)
        where a.conversation_id = h.id and a.lease = h.lease and a.held_until is not null`,
    values: [held.map(({ id }) => id), held.map(({ lease }) => lease), until],
  });
}

/** Lets a conversation be visited again at a time, by whoever holds it. */
export async function putOffAddress(database: Database, held: Leased, at: number): Promise<void> {
  await database.query(
    'update addresses set send_at = to_timestamp($3 / 1000.0), held_until = null where conversation_id = $1 and lease = $2',
    [held.id, held.lease, at],
  );
}

/** Something about a conversation needs a person's eyes. */
export async function flagConversation(database: Database, conversation: number, at: number): Promise<void> {
  await database.query(
    'update conversations set flagged_at = coalesce(flagged_at, to_timestamp($2 / 1000.0)), listed_at = coalesce(listed_at, to_timestamp($2 / 1000.0)) where id = $1',
    [conversation, at],
  );
}

/** Other conversations that are joined to this one, in the same association, the one that was used last first. */
export async function linkedTo(database: Database, conversation: number): Promise<readonly string[]> {
  const { rows } = await database.query<{ public_id: string }>(
    `select c.public_id from conversations c
       where c.id in (${joined})
       order by c.heard_at desc nulls last`,
    [conversation],
  );
  return rows.map((row) => row.public_id);
}
