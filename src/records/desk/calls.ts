import { seen, sightValues, type Sight } from './conversation-list.ts';
import { waysIn } from '../../contract/cases/ways-in.ts';
import { day } from '../../kernel/clock.ts';
import { ms } from '../base/moments.ts';
import { keyOf } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { decryptBody } from '../turns/entries.ts';

/** That a conversation asks for a call. Times are milliseconds since the epoch; without a number it was deleted. */
export interface Call {
  readonly id: string;
  readonly conversation: string;
  readonly channel: string;
  readonly askedAt: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly tries: number;
  readonly takenBy: number | null;
  readonly number: string | undefined;
  /** To whom: the keyed hash of the number, in hexadecimal; null in calls of earlier releases. */
  readonly callee: string | null;
  /** Whether the channel itself proved the number. */
  readonly proved: boolean;
  /** Whether somebody may be in danger in the conversation: its call is nobody else's. */
  readonly alerted: boolean;
}

interface Row extends Omit<Call, 'number'> {
  readonly data_key: Buffer;
  readonly number: Buffer | null;
}

/** So many are listed of those whose number a channel proved or in which somebody may be in danger, and so many of the others: the ones never hide the others. */
const most = 500;

/**
 * The calls that are to be made, of the conversations that somebody sees: by when they were told to come, then those whose number is
 * proved, then by when they were asked for.
 */
export async function openCalls(database: Database, sight: Sight): Promise<Call[]> {
  const { rows } = await database.query<Row>(
    `with found as (
       select b.*, c.public_id, c.channel, c.data_key, c.alerted_at is not null as alerted, b.proved or c.alerted_at is not null as surely
       from call_backs b join conversations c on c.id = b.conversation_id where b.association = $1 and b.ended_at is null and ${seen})
     select id, public_id as conversation, channel, data_key, ${ms('asked_at')} as "askedAt", ${ms('begins_at')} as "from", ${ms('ends_at')} as "to",
       tries, taken_by as "takenBy", number, encode(callee, 'hex') as callee, proved, alerted
     from (select *, row_number() over (partition by surely order by begins_at nulls last, asked_at) as place from found) as f
     where place <= $2 order by begins_at nulls last, surely desc, asked_at`,
    [sight.association, most, ...sightValues(sight)],
  );
  return rows.map(({ data_key: dataKey, number, ...call }) => {
    const { conversation: publicId } = call;
    const whole = number && decryptBody({ key: keyOf(database, publicId, dataKey), publicId }, number);
    return { ...call, number: typeof whole === 'string' ? whole : undefined };
  });
}

/** A call that nobody made by the time that was named. */
export interface MissedCall {
  readonly id: string;
  readonly conversation: string;
}

/** Calls of an association whose time is over, which nobody makes and of which the member was not told so, at most `most`; of those alone who are told in a chat. */
export async function missedCalls(
  database: Database,
  {
    association,
    now,
    most: atMost,
  }: { readonly association: string; readonly now: number; readonly most: number },
): Promise<readonly MissedCall[]> {
  const { rows } = await database.query<MissedCall>(
    `select b.id, c.public_id as conversation from call_backs b join conversations c on c.id = b.conversation_id
     where b.association = $1 and b.ended_at is null and b.taken_by is null and b.late_told_at is null and c.channel <> all ($4::text[])
       and b.ends_at < to_timestamp($2 / 1000.0)
     order by b.ends_at limit $3`,
    [association, now, atMost, waysIn],
  );
  return rows;
}

/** Ends calls that members asked for and nobody made in so many milliseconds: their numbers are not kept, nor that a number was called, but for a day. What the desk has to tell stays to be told. */
export async function dropOldCalls(database: Database, now: number, after: number): Promise<void> {
  await database.query(
    `update call_backs set number = null, callee = null, untold_at = null, ended_at = to_timestamp($1 / 1000.0), result = 'expired'
     where ended_at is null and asked_at < to_timestamp(($1::float8 - $2::float8) / 1000.0)
       and conversation_id not in (select id from conversations where channel = any ($3::text[]))`,
    [now, after, waysIn],
  );
  await database.query('delete from calls_made where at < to_timestamp(($1::float8 - $2::float8) / 1000.0)', [
    now,
    day,
  ]);
}

/** A conversation that has yet to be told that nobody answered a call which it asked for as others did. */
export interface UntoldMiss {
  readonly id: string;
  readonly publicId: string;
  readonly tries: number;
  /** When it is tried again, where that is known. */
  readonly window: { readonly from: number; readonly to: number } | undefined;
}

/** Marked as told, so that no other node tells it too. */
export async function takeUntoldMisses(database: Database, most: number): Promise<readonly UntoldMiss[]> {
  const { rows } = await database.query<
    Omit<UntoldMiss, 'window'> & { from: number | null; to: number | null }
  >({
    name: 'untold-misses',
    text: `with untold as (select id from call_backs where untold_at is not null order by untold_at limit $1 for update skip locked)
        update call_backs b set untold_at = null from untold u, conversations c
        where b.id = u.id and c.id = b.conversation_id
        returning b.id, c.public_id as "publicId", b.tries, ${ms('b.begins_at')} as "from", ${ms('b.ends_at')} as "to"`,
    values: [most],
  });
  return rows.map(({ from, to, ...one }) => ({
    ...one,
    window: from === null || to === null ? undefined : { from, to },
  }));
}

export async function stillUntoldMiss(database: Database, { id }: UntoldMiss, now: number): Promise<void> {
  await database.query(
    'update call_backs set untold_at = to_timestamp($2 / 1000.0) where id = $1 and ended_at is null',
    [id, now],
  );
}
