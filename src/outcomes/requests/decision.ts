import { z } from 'zod';
import type { Json } from '../../kernel/json.ts';
import { eventRow } from '../cases/case-event.ts';
import { Judging } from '../cases/vote.ts';
import { outcome } from '../outcome.ts';

/**
 * What became of a case at the desk: decided by the committee (`judging`), or delivered. The turn is refused when its status is not `from` any more, or
 * when whoever judges may not.
 */
export const decision = outcome(
  'decision',
  {
    reference: z.string(),
    from: z.string(),
    status: z.string(),
    staff: z.number(),
    reason: z.string().nullable(),
    clause: z.string().optional(),
    judging: Judging.optional(),
    /** What is asked of the member from now on, by the names of fields. */
    needs: z.array(z.string()).readonly().optional(),
  },
  {
    keep: ({ type: _, from, clause, judging, needs, ...event }, keeping) => ({
      from,
      ...(judging && { cast: judging.cast, excludes: [...judging.excludes] }),
      ...eventRow({ ...event, ...detailOf({ clause, needs }) }, keeping),
    }),
  },
);

function detailOf({
  clause,
  needs = [],
}: {
  readonly clause: string | undefined;
  readonly needs: readonly string[] | undefined;
}): { detail?: Json } {
  const detail = { ...(clause !== undefined && { clause }), ...(needs.length > 0 && { needs: [...needs] }) };
  return Object.keys(detail).length > 0 ? { detail } : {};
}
