import { castSince } from '../../../cases/votes.ts';
import type { Database } from '../../../records/base/database.ts';
import { servedBy } from '../../../records/requests/judges.ts';
import { isNote } from '../../../records/requests/notes.ts';
import type { RequestHappening } from '../../../records/requests/request-desk.ts';

/** Why somebody may not vote on a case. */
export type Bar = 'voted' | 'checked' | 'served';

interface Judge {
  readonly reference: string;
  readonly staff: number;
  /** Whom the pack keeps from judging. */
  readonly excludes: readonly string[];
  readonly history: readonly RequestHappening[];
}

/** Why somebody may not vote on a case; undefined where they may. `may_judge.sql` says it again in the statement that keeps the vote. */
export async function barOf(
  database: Database,
  { reference, staff, excludes, history }: Judge,
): Promise<Bar | undefined> {
  if (castSince(history, isNote).some((one) => one.staff === staff)) return 'voted';
  const checked = history.some(
    (step) => step.staff === staff && (step.status === 'checked' || step.status === 'visited'),
  );
  if (excludes.includes('checked') && checked) return 'checked';
  const opened = history.some((step) => step.staff === staff && step.status === 'opened');
  if (excludes.includes('served') && (opened || (await servedBy(database, reference, staff))))
    return 'served';
  return undefined;
}
