import type { Database } from '../base/database.ts';

/** The last step of a kind in the histories of some cases, by its number; a case in whose history there is none is not in it. */
export async function lastSteps(
  database: Database,
  { references, status }: { readonly references: readonly string[]; readonly status: string },
): Promise<ReadonlyMap<string, number>> {
  if (references.length === 0) return new Map();
  const { rows } = await database.query<{ reference: string; step: number }>(
    'select reference, max(id)::float8 as step from request_events where reference = any ($1) and status = $2 group by reference',
    [references, status],
  );
  return new Map(rows.map(({ reference, step }) => [reference, step]));
}

/** The same of one case; 0 where there is none. */
export const lastStep = async (database: Database, reference: string, status: string): Promise<number> =>
  (await lastSteps(database, { references: [reference], status })).get(reference) ?? 0;
