import type { Database } from '../../base/database.ts';

/** When cases were refused against which nobody has appealed, by reference; milliseconds since the epoch. */
export async function refusedAt(
  database: Database,
  references: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (references.length === 0) return new Map();
  const { rows } = await database.query<{ reference: string; at: number }>(
    `select r.reference, (extract(epoch from max(e.at)) * 1000)::float8 as at from requests r join request_events e on e.reference = r.reference and e.status = 'refused'
       where r.reference = any ($1) and r.status = 'refused' and not exists (select 1 from request_events a where a.reference = r.reference and a.status = 'appealed')
       group by 1`,
    [references],
  );
  return new Map(rows.map(({ reference, at }) => [reference, at]));
}
