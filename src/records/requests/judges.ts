import type { Database } from '../base/database.ts';

/** Whether somebody had the conversation in which a case was sent. */
export async function servedBy(database: Database, reference: string, staff: number): Promise<boolean> {
  const { rows } = await database.query(
    `select 1 from escalations e join requests r on r.conversation_id = e.conversation_id
       where r.reference = $1 and e.claimed_by = $2 limit 1`,
    [reference, staff],
  );
  return rows.length > 0;
}
