import type { Database } from '../base/database.ts';
import { macOfTelling } from '../sealing/macs.ts';

/** The first mail of a request went out: those who study it were told, and that is to be sealed. */
export async function mailed(
  database: Database,
  { association, reference }: { readonly association: string; readonly reference: string },
  now: number,
): Promise<void> {
  const mac = macOfTelling(database, { association, reference, what: 'mail', at: now });
  await database.query(
    `with told as (
       update requests set committee_told_at = to_timestamp($2 / 1000.0)
       where reference = $1 and committee_told_at is null returning association)
     insert into chain_waiting (association, kind, ref, hash) select association, 'telling', $1 || '/mail', $3::bytea from told`,
    [reference, now, mac],
  );
}
