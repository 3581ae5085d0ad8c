import type { Database } from '../base/database.ts';

/** What somebody does now and then so that an installation stays trustworthy. */
export type Upkeep = 'backup' | 'verify';

/** Notes that it was done now, by the clock of the database, and how much was wrong. */
export async function noteUpkeep(database: Database, what: Upkeep, findings: number): Promise<void> {
  await database.query(
    `insert into upkeep (what, at, findings) values ($1, now(), $2)
       on conflict (what) do update set at = excluded.at, findings = excluded.findings`,
    [what, findings],
  );
}
