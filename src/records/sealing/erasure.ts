import type { Database } from '../base/database.ts';
import type { Link } from './link.ts';
import { macOfErasure } from './macs.ts';

/** A file by its id, and whose it was. */
export interface Erased {
  readonly association: string;
  readonly id: string;
}

/** What stood in a chain was erased as it had to be: that much is sealed in its place. */
export async function sealErasures(database: Database, files: readonly Erased[]): Promise<void> {
  await database.query(
    `insert into chain_waiting (association, kind, ref, hash) select t.association, 'erasure', t.id, t.hash
     from unnest($1::text[], $2::text[], $3::bytea[]) as t (association, id, hash)`,
    [
      files.map(({ association }) => association),
      files.map(({ id }) => id),
      files.map((file) => macOfErasure(database, file)),
    ],
  );
}

/** Those of these refs that were erased by the product itself. */
export async function erasedOf(
  database: Database,
  association: string,
  refs: readonly string[],
): Promise<ReadonlySet<string>> {
  if (refs.length === 0) return new Set();
  const { rows } = await database.query<Link>(
    `select kind, ref, hash from chain_links where association = $1 and ref = any ($2) and kind = 'erasure'
     union all select kind, ref, hash from chain_waiting where association = $1 and ref = any ($2) and kind = 'erasure'`,
    [association, refs],
  );
  const genuine = rows.filter(({ ref: id, hash }) =>
    hash.equals(macOfErasure(database, { association, id })),
  );
  return new Set(genuine.map(({ ref }) => ref));
}
