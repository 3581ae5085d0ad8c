import type { Database } from '../base/database.ts';
import type { KindName } from './kinds/index.ts';
import type { Means } from './happenings.ts';

/** What somebody is told by push, in both languages: nothing of a member is in it. `upto` is the moment of the latest that is told. */
export interface Notice {
  readonly staff: number;
  readonly kind: KindName | 'trial';
  readonly upto: string;
  readonly urgent: boolean;
  readonly ar: string;
  readonly en: string;
}

interface Queueing {
  readonly now: number;
  /** Until when it is worth telling. */
  readonly until: number;
}

/**
 * Notes that people are told, and leaves a message for each of their browsers, in one statement: whoever notes the same meanwhile leaves none. Answers for how many browsers
 * one was left.
 */
export async function queuePushes(
  database: Database,
  notices: readonly Notice[],
  { now, until }: Queueing,
): Promise<number> {
  if (notices.length === 0) return 0;
  const { rowCount } = await database.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as g (staff int, kind text, upto timestamptz, urgent boolean, ar text, en text)),
       marked as (
         insert into notice_marks as m (staff_id, means, kind, upto, told_at) select staff, 'push', kind, upto, to_timestamp($2 / 1000.0) from given
         on conflict (staff_id, means, kind) do update set upto = excluded.upto, told_at = excluded.told_at where m.upto < excluded.upto
         returning m.staff_id, m.kind)
     insert into pushes (subscription_id, topic, text, urgent, due_at, until)
       select p.id, g.kind, case when p.lang = 'en' then g.en else g.ar end, g.urgent, to_timestamp($2 / 1000.0), to_timestamp($3 / 1000.0)
       from marked m join given g on g.staff = m.staff_id and g.kind = m.kind
         join staff s on s.id = m.staff_id and s.disabled_at is null join push_subscriptions p on p.staff_id = s.id and p.term = s.term
       on conflict (subscription_id, topic) do update set text = excluded.text, urgent = excluded.urgent, due_at = excluded.due_at, until = excluded.until`,
    [JSON.stringify(notices), now, until],
  );
  return rowCount ?? 0;
}

/** Up to where somebody was told of kinds by some means. */
export interface Told {
  readonly staff: number;
  readonly means: Means;
  readonly kind: KindName | 'daily';
  readonly upto: string;
}

/** Notes that somebody was told, never back to an earlier moment. */
export async function noteTold(database: Database, told: readonly Told[], now: number): Promise<void> {
  await database.query(
    `insert into notice_marks as m (staff_id, means, kind, upto, told_at)
       select staff, means, kind, upto, to_timestamp($2 / 1000.0) from jsonb_to_recordset($1::jsonb) as g (staff int, means text, kind text, upto timestamptz)
       on conflict (staff_id, means, kind) do update set upto = greatest(m.upto, excluded.upto), told_at = excluded.told_at`,
    [JSON.stringify(told), now],
  );
}

/** On which days, in Riyadh, people had their letter of the day last, by their number. */
export async function lastDaily(database: Database): Promise<ReadonlyMap<number, string>> {
  const { rows } = await database.query<{ staff: number; day: string }>(
    `select staff_id as staff, (told_at at time zone 'Asia/Riyadh')::date::text as day from notice_marks where means = 'mail' and kind = 'daily'`,
  );
  return new Map(rows.map(({ staff, day }) => [staff, day]));
}
