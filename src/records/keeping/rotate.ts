import { keyPurpose } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { ratingKeyPurpose } from '../turns/ratings.ts';
import { isWrappedBy, unwrap, wrap, type Keyring } from '../base/seal.ts';

const batch = 500;

interface Row {
  readonly id: number;
  readonly public_id: string;
  readonly data_key: Buffer;
}

/** Wraps the keys of the installation anew. They stay what they are: tokens and look-ups hold. */
async function rewrapInstallation(database: Database, ring: Keyring): Promise<number> {
  const { rows } = await database.query<{ name: string; wrapped: Buffer }>(
    'select name, wrapped from keys order by name',
  );
  const old = rows.filter(({ wrapped }) => !isWrappedBy(ring.present, wrapped));
  for (const { name, wrapped } of old) {
    const fresh = wrap(ring, name, unwrap(ring, name, wrapped));
    await database.query('update keys set wrapped = $2 where name = $1', [name, fresh]);
  }
  return old.length;
}

/** Conversations are locked in the order in which turns lock them, so that nobody waits in a circle. */
async function rewrapBatch(
  database: Database,
  ring: Keyring,
  after: number,
): Promise<{ readonly last: number; readonly changed: number } | undefined> {
  const { rows } = await database.query<Row>(
    `select id, public_id, data_key from conversations where id > $1 and substring(data_key from 1 for 4) <> $2 order by id limit ${batch}`,
    [after, ring.present.id],
  );
  const last = rows.at(-1)?.id;
  if (last === undefined) return undefined;
  const fresh = rows.map(({ public_id, data_key }) =>
    wrap(ring, keyPurpose(public_id), unwrap(ring, keyPurpose(public_id), data_key)),
  );
  await database.query(
    `with held as materialized (select id from conversations where id = any ($1) order by id for update)
     update conversations c set data_key = t.fresh from held join unnest($1::bigint[], $2::bytea[]) as t (id, fresh) on t.id = held.id where c.id = held.id`,
    [rows.map(({ id }) => id), fresh],
  );
  return { last, changed: rows.length };
}

/** The keys of what members wrote beside ratings, a batch; answers how many. */
async function rewrapComments(database: Database, ring: Keyring): Promise<number> {
  const { rows } = await database.query<{ id: string; data_key: Buffer }>(
    `select id, data_key from ratings where data_key is not null and substring(data_key from 1 for 4) <> $1 order by id limit ${batch}`,
    [ring.present.id],
  );
  const fresh = rows.map(({ id, data_key }) =>
    wrap(ring, ratingKeyPurpose(id), unwrap(ring, ratingKeyPurpose(id), data_key)),
  );
  await database.query(
    `update ratings r set data_key = t.fresh from unnest($1::text[], $2::bytea[]) as t (id, fresh) where r.id = t.id`,
    [rows.map(({ id }) => id), fresh],
  );
  return rows.length;
}

/**
 * Wraps every key that a former key of the ring has wrapped with the present one, and answers how many. It may be broken off and begun
 * again at any point. Throws Fault wrongKey when a key is met that no key of the ring opens; what was done until then holds.
 */
export async function rewrapAll(database: Database, ring: Keyring): Promise<number> {
  let count = await rewrapInstallation(database, ring);
  for (let rewrapped = batch; rewrapped === batch; count += rewrapped)
    rewrapped = await rewrapComments(database, ring);
  for (let after = 0; ;) {
    const done = await rewrapBatch(database, ring, after);
    if (!done) return count;
    count += done.changed;
    after = done.last;
  }
}
