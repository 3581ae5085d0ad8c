import type { Database } from '../base/database.ts';

/** A conversation that has yet to be told that it is joined to another one no more. */
export interface UntoldUnlinking {
  readonly id: number;
  readonly publicId: string;
  /** When it was undone, in milliseconds since the epoch. */
  readonly at: number;
}

/** Marked as told, so that no other node tells it too. */
export async function takeUntoldUnlinkings(
  database: Database,
  now: number,
  most: number,
): Promise<UntoldUnlinking[]> {
  const { rows } = await database.query<UntoldUnlinking>({
    name: 'untold-unlinkings',
    text: `with untold as (select id from unlinkings where told_at is null order by at limit $2 for update skip locked)
        update unlinkings u set told_at = to_timestamp($1 / 1000.0) from untold t, conversations c
        where u.id = t.id and c.id = u.conversation_id
        returning u.id::int as id, c.public_id as "publicId", round(extract(epoch from u.at) * 1000)::float8 as at`,
    values: [now, most],
  });
  return rows;
}

export async function stillUntoldUnlinking(database: Database, { id }: UntoldUnlinking): Promise<void> {
  await database.query('update unlinkings set told_at = null where id = $1', [id]);
}
