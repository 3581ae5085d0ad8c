import type { Database } from '../base/database.ts';

export interface Case {
  readonly conversation?: string | undefined;
  readonly reference?: string | undefined;
  readonly staff?: number | undefined;
}

/** Whether a conversation, a request or a person belongs to another association than the one given. */
export async function belongsToAnotherAssociation(
  database: Database,
  association: string,
  { conversation, reference, staff }: Case,
): Promise<boolean> {
  const { rows } = await database.query<{ another: boolean }>(
    `select exists (select 1 from conversations where public_id = $2 and association <> $1)
           or exists (select 1 from requests where reference = $3 and association <> $1)
           or exists (select 1 from staff where id = $4 and association <> $1) as another`,
    [association, conversation ?? null, reference ?? null, staff ?? null],
  );
  return rows[0]?.another ?? false;
}
