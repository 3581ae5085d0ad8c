import type { Database } from '../base/database.ts';

/** The last step of a kind in the histories of some cases, by its number; 0 where there is none. */
export async function lastSteps(
  database: Database,
  { references, status }: { readonly references: readonly string[]; readonly status: string },
): Promise<ReadonlyMap<string, number>> {
  if (references.length === 0) return new Map();
  const { rows } = await database.query<{ reference: string; step: number }>(
    'select reference, last_step(reference, $2)::float8 as step from unnest($1::text[]) as reference',
    [references, status],
  );
  return new Map(rows.map(({ reference, step }) => [reference, step]));
}

/** The same of one case. */
export const lastStep = async (database: Database, reference: string, status: string): Promise<number> =>
  (await lastSteps(database, { references: [reference], status })).get(reference) ?? 0;
