import type { Database } from '../base/database.ts';

/** A conversation that has yet to be told that a request of their member was withdrawn from another one. */
interface UnannouncedWithdrawal {
  readonly publicId: string;
  readonly reference: string;
}

/** Marked as told, so that no other node tells it too. */
export async function takeUnannouncedWithdrawals(
  database: Database,
  now: number,
  most: number,
): Promise<UnannouncedWithdrawal[]> {
  const { rows } = await database.query<UnannouncedWithdrawal>({
    name: 'unannounced-withdrawals',
    text: `with unannounced as (
          select conversation_id, reference from withdrawal_notices where told_at is null limit $2 for update skip locked)
        update withdrawal_notices n set told_at = to_timestamp($1 / 1000.0) from unannounced u join conversations c on c.id = u.conversation_id
        where n.conversation_id = u.conversation_id and n.reference = u.reference
        returning c.public_id as "publicId", n.reference`,
    values: [now, most],
  });
  return rows;
}

export async function stillUnannouncedWithdrawal(
  database: Database,
  { publicId, reference }: UnannouncedWithdrawal,
): Promise<void> {
  await database.query(
    `update withdrawal_notices n set told_at = null from conversations c
       where c.public_id = $1 and n.conversation_id = c.id and n.reference = $2`,
    [publicId, reference],
  );
}
