import type { Database } from '../base/database.ts';
import { identityHash, numberHash } from './requests.ts';

interface Wanted {
  readonly association: string;
  readonly identity: string | null;
  /** Phone numbers (E.164). */
  readonly numbers: readonly string[];
  readonly most: number;
}

/** References of cases that are open and were made with this identity, or under one of these numbers, the latest first. */
export async function openOf(
  database: Database,
  { association, identity, numbers, most }: Wanted,
): Promise<readonly string[]> {
  const { rows } = await database.query<{ reference: string }>({
    name: 'open-of',
    text: `select reference from (
         select reference, submitted_at, status from requests where association = $1 and identity = $2
         union select reference, submitted_at, status from requests where association = $1 and numbers && $3::bytea[]
       ) as found where is_open(status) order by submitted_at desc limit $4`,
    values: [
      association,
      identity === null ? null : identityHash(database, association, identity),
      numbers.map((one) => numberHash(database, association, one)),
      most,
    ],
  });
  return rows.map(({ reference }) => reference);
}

/** The reference of the first case that was sent in a conversation; undefined where none was. */
export async function referenceIn(database: Database, conversation: number): Promise<string | undefined> {
  const { rows } = await database.query<{ reference: string }>(
    'select reference from requests where conversation_id = $1 order by submitted_at limit 1',
    [conversation],
  );
  return rows[0]?.reference;
}
