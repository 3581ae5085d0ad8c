import { ms } from '../base/moments.ts';
import { keyOf } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { decryptBody } from '../turns/entries.ts';

/** A call that is to be made. Times are milliseconds since the epoch; without a number it was deleted. */
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
}

interface Row extends Omit<Call, 'number'> {
  readonly data_key: Buffer;
  readonly number: Buffer | null;
}

const most = 500;

/** The calls of an association that are to be made: by when they were told to come, then by when they were asked for. */
export async function openCalls(database: Database, association: string): Promise<Call[]> {
  const { rows } = await database.query<Row>(
    `select b.id, c.public_id as conversation, c.channel, c.data_key, ${ms('b.asked_at')} as "askedAt", ${ms('b.begins_at')} as "from",
       ${ms('b.ends_at')} as "to", b.tries, b.taken_by as "takenBy", b.number
     from call_backs b join conversations c on c.id = b.conversation_id
     where b.association = $1 and b.ended_at is null order by b.begins_at nulls last, b.asked_at limit ${most}`,
    [association],
  );
  return rows.map(({ data_key: dataKey, number, ...call }) => {
    const key = keyOf(database, call.conversation, dataKey);
    const whole = number && decryptBody({ key, publicId: call.conversation }, number);
    return { ...call, number: typeof whole === 'string' ? whole : undefined };
  });
}

/** A call that nobody made by the time that was named. */
export interface MissedCall {
  readonly id: string;
  readonly conversation: string;
}

/** Calls of an association whose time is over, which nobody makes and of which the member was not told so, at most `most`. */
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
     where b.association = $1 and b.ended_at is null and b.taken_by is null and b.late_told_at is null
       and b.ends_at < to_timestamp($2 / 1000.0)
     order by b.ends_at limit $3`,
    [association, now, atMost],
  );
  return rows;
}

/** Ends calls that nobody made in so many milliseconds: their numbers are not kept. */
export async function dropOldCalls(database: Database, now: number, after: number): Promise<void> {
  await database.query(
    `update call_backs set number = null, ended_at = to_timestamp($1 / 1000.0), result = 'expired'
     where ended_at is null and asked_at < to_timestamp(($1::float8 - $2::float8) / 1000.0)`,
    [now, after],
  );
}
