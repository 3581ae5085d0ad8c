import type { Database } from '../base/database.ts';

/** Somebody at the desk had identifiers shown. `at` is in milliseconds since the epoch. */
export interface Reveal {
  readonly at: number;
  readonly by: string;
  readonly conversation: string;
  readonly line: number | null;
  readonly reference: string | null;
}

const most = 500;

/** The latest of an association first. */
export async function revealsOf(database: Database, association: string): Promise<Reveal[]> {
  const { rows } = await database.query<Reveal>(
    `select (extract(epoch from r.at) * 1000)::float8 as at, s.name as by, c.public_id as conversation, r.line, r.reference
       from reveals r join staff s on s.id = r.staff_id join conversations c on c.id = r.conversation_id
       where r.association = $1 order by r.at desc, r.id desc limit ${most}`,
    [association],
  );
  return rows;
}
