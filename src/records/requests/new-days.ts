import type { Database } from '../base/database.ts';
import { keyOf } from '../turns/conversations.ts';
import { decryptText } from '../turns/entries.ts';

/** Another day (YYYY-MM-DD) by which a request is answered, when it was named, by whom and why. */
export interface NewDayNamed {
  readonly at: number;
  readonly day: string;
  /** Null, as the reason is, where it moved because the member was waited for. */
  readonly by: string | null;
  readonly reason: string | null;
}

/** The days that were named for a request after the first, in order. */
export async function newDaysOf(database: Database, reference: string): Promise<readonly NewDayNamed[]> {
  const { rows } = await database.query<
    Omit<NewDayNamed, 'reason'> & { reason: Buffer | null; data_key: Buffer; public_id: string }
  >(
    `select round(extract(epoch from d.at) * 1000)::float8 as at, d.day::text, s.name as by, d.reason, c.data_key, c.public_id
       from new_days d join requests r on r.reference = d.reference join conversations c on c.id = r.conversation_id left join staff s on s.id = d.staff_id
       where d.reference = $1 order by d.id`,
    [reference],
  );
  return rows.map(({ at, day, by, reason, data_key, public_id: publicId }) => ({
    at,
    day,
    by,
    reason: reason && decryptText({ key: keyOf(database, publicId, data_key), publicId }, reason),
  }));
}
