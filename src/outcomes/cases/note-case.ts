import { z } from 'zod';
import type { VisitDetail } from '../../contract/cases/visit.ts';
import { plainJson } from '../../kernel/json.ts';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';

/**
 * Something is noted in the history of a case, in words, and it stays where it is: that the lists were checked which the regulator names, what was provided of
 * it, what was found at a visit, that what its member owed came another way, or that something is asked of them anew. The turn is refused when it does not stand at `from` any more,
 * or when the same was noted meanwhile.
 */
export const noteCase = outcome(
  'noteCase',
  {
    reference: z.string(),
    from: z.string(),
    status: z.enum(['listsChecked', 'deliveredPart', 'brought', 'visited', 'askedAnew']),
    staff: z.number(),
    /** The last step that noted the same, by its number; 0 where there is none. */
    seen: z.number(),
    reason: z.string(),
    /** What came another way, by the name of its field. */
    came: z.string().optional(),
    /** What was found at a visit, and what is recommended. */
    visit: z.custom<z.infer<typeof VisitDetail>['visit']>().optional(),
    /** What is asked for anew, by the names of fields, and by when (YYYY-MM-DD); in the words of `reason`. */
    anew: z.strictObject({ needs: z.array(z.string()).readonly(), by: z.string() }).optional(),
  },
  {
    keep: ({ type: _, from, seen, came, visit, anew, ...event }, keeping) => ({
      from,
      seen,
      ...eventRow(
        {
          ...event,
          ...(came !== undefined && { detail: { came } }),
          ...(visit && { detail: { visit: plainJson(visit) } }),
          ...(anew && { detail: { needs: [...anew.needs], by: anew.by, words: event.reason } }),
        },
        keeping,
      ),
    }),
  },
);
