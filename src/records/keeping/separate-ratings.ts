import type { Database } from '../base/database.ts';
import { keyOf } from '../turns/conversations.ts';
import { decryptText } from '../turns/entries.ts';
import { ratingName, sealComment } from '../turns/ratings.ts';

const together = 500;

interface Row {
  readonly id: string;
  readonly comment: Buffer | null;
  readonly data_key: Buffer | null;
  readonly public_id: string | null;
}

/** The comment with a key of its own; null where there is none, or where its conversation, and its key with it, are gone. */
function apart(
  database: Database,
  row: Row,
  name: string,
): { readonly text: Buffer; readonly dataKey: Buffer } | null {
  const { comment, data_key: wrapped, public_id: publicId } = row;
  if (comment === null || wrapped === null || publicId === null) return null;
  const words = decryptText({ key: keyOf(database, publicId, wrapped), publicId }, comment);
  return sealComment(database, name, words);
}

/**
 * Ratings of earlier releases are parted from their conversations as those of this one are. It may be broken off and begun again; of two nodes that begin at once
 * each rating is parted by one.
 */
export async function separateRatings(database: Database): Promise<void> {
  for (;;) {
    const { rows } = await database.query<Row>(
      `select r.id, r.comment, c.data_key, c.public_id from ratings r left join conversations c on c.id = r.conversation_id
         where not r.apart order by r.id limit ${together}`,
    );
    const fresh = rows.map((row) => {
      const name = ratingName(database, row.id);
      return { id: row.id, name, own: apart(database, row, name) };
    });
    // Whoever answered meanwhile what was asked before has a row already.
    await database.query(
      `with held as materialized (select id from ratings where id = any ($1::text[]) and not apart order by id for update),
         given as (select t.* from unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[]) as t (id, name, comment, data_key) join held using (id)),
         twice as (delete from ratings r using given where r.id = given.id and not r.apart
           and exists (select from ratings other where other.id = given.name) returning r.id)
       update ratings r set id = given.name, apart = true, comment = given.comment, data_key = given.data_key,
           conversation_id = case when r.score is null then r.conversation_id end,
           asked_at = case when r.score is null then r.asked_at else date_trunc('day', r.asked_at, 'Asia/Riyadh') end,
           at = date_trunc('day', r.at, 'Asia/Riyadh')
         from given where r.id = given.id and not r.apart and not exists (select from twice where twice.id = r.id)`,
      [
        fresh.map(({ id }) => id),
        fresh.map(({ name }) => name),
        fresh.map(({ own }) => own?.text ?? null),
        fresh.map(({ own }) => own?.dataKey ?? null),
      ],
    );
    if (rows.length < together) return;
  }
}
