import type { Database } from '../../base/database.ts';
import { ms } from '../../base/moments.ts';

/** When somebody wants to see a conversation again; undefined where they said nothing. Milliseconds since the epoch. */
export async function reminderOf(
  database: Database,
  of: { readonly staff: number; readonly conversation: number },
): Promise<number | undefined> {
  const { rows } = await database.query<{ at: number }>(
    `select ${ms('at')} as at from reminders where staff_id = $1 and conversation_id = $2`,
    [of.staff, of.conversation],
  );
  return rows[0]?.at;
}

/** Keeps it in the place of an earlier one; without `at` there is none any more. */
export async function putReminder(
  database: Database,
  of: { readonly staff: number; readonly conversation: number },
  { at, now }: { readonly at: number | null; readonly now: number },
): Promise<void> {
  if (at === null) {
    await database.query('delete from reminders where staff_id = $1 and conversation_id = $2', [
      of.staff,
      of.conversation,
    ]);
    return;
  }
  await database.query(
    `insert into reminders (staff_id, conversation_id, at, set_at) select $1, id, to_timestamp($3 / 1000.0), to_timestamp($4 / 1000.0) from conversations where id = $2
       on conflict (staff_id, conversation_id) do update set at = excluded.at, set_at = excluded.set_at`,
    [of.staff, of.conversation, at, now],
  );
}
