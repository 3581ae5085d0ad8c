import { Fault } from '../../kernel/errors.ts';
import type { Database } from '../base/database.ts';
import type { Staff } from './staff.ts';

/** What ends somebody's term: a new password, a stop, or another role (`serves`: whether it answers members). */
export type TermEnd =
  | { readonly kind: 'reset' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'role'; readonly role: string; readonly serves: boolean };

const changeOf = (end: TermEnd): object => {
  switch (end.kind) {
    case 'reset':
      return { reset: true };
    case 'stopped':
      return { stopped: true, serves: false };
    case 'role':
      return { role: end.role, serves: end.serves };
  }
};

/** What whoever acts is told whose own term ended meanwhile. */
export const rightEnded = (): Fault =>
  new Fault('conflict', 'Your own account was changed meanwhile: reload the page.');

interface Ended {
  readonly verdict: 'done' | 'same' | 'gone' | 'over' | 'lastAdmin';
  readonly freed?: readonly string[];
}

/**
 * Ends somebody's term, with their sessions, their links and, where they may not answer any more, their hold on conversations: in one commit.
 * `by` is who does it, in the term in which they may; a command names nobody. Answers the public names of the conversations that wait for a
 * person again. Throws Fault notFound for nobody of this association, lastAdmin, and conflict when the right of `by` ended.
 */
export async function endTerm(
  database: Database,
  whom: { readonly association: string; readonly id: number; readonly by?: Pick<Staff, 'id' | 'term'> },
  { end, now }: { readonly end: TermEnd; readonly now: number },
): Promise<readonly string[]> {
  const { association, id, by } = whom;
  const { rows } = await database.query<{ ended: Ended }>(
    'select end_term($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0)) as ended',
    [association, id, by?.id ?? null, by?.term ?? null, JSON.stringify(changeOf(end)), now],
  );
  const { verdict = 'gone', freed = [] } = rows[0]?.ended ?? {};
  switch (verdict) {
    case 'done':
    case 'same':
      return freed;
    case 'gone':
      throw new Fault('notFound', 'There is no such person.');
    case 'over':
      throw rightEnded();
    case 'lastAdmin':
      throw new Fault(
        'lastAdmin',
        'This is the last administrator: make somebody else one first, who has set a password.',
      );
  }
}
