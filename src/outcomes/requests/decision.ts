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
    /** How whoever decided by the last vote voted, where that is not what was decided. */
    last: z.strictObject({ vote: z.string(), reason: z.string().nullable() }).optional(),
    /** The number that they have from now on. */
    number: z.string().optional(),
    /** The last step, by its number, at which something was asked of the member of a granted case; 0 where there is none: the turn is refused when it is another by now. */
    anew: z.number().optional(),
  },
  {
    keep: ({ type: _, from, clause, judging, needs, number, last, anew, ...event }, keeping) => ({
      from,
      ...(anew !== undefined && { anew }),
      ...(judging && { cast: judging.cast, excludes: [...judging.excludes] }),
      ...eventRow({ ...event, ...detailOf({ clause, needs, number, last }) }, keeping),
    }),
  },
);

function detailOf({
  clause,
  needs = [],
  number,
  last,
}: {
  readonly clause: string | undefined;
  readonly needs: readonly string[] | undefined;
  readonly number: string | undefined;
  readonly last: { readonly vote: string; readonly reason: string | null } | undefined;
}): { detail?: Json } {
  const detail = {
    ...(clause !== undefined && { clause }),
    ...(needs.length > 0 && { needs: [...needs] }),
    ...(number !== undefined && { number }),
    ...(last && { last: { ...last } }),
  };
  return Object.keys(detail).length > 0 ? { detail } : {};
}
