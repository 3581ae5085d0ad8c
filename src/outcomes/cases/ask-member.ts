import { z } from 'zod';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';

/**
 * Something is asked of the member of a case, in words and by a day; the time of the answer stands still until it is here. The turn is refused when the
 * case does not stand at `from` any more.
 */
export const askMember = outcome(
  'askMember',
  {
    reference: z.string(),
    from: z.string(),
    staff: z.number(),
    words: z.string(),
    field: z.string(),
    by: z.string(),
  },
  {
    keep: ({ reference, from, staff, words, field, by }, keeping) => ({
      from,
      ...eventRow(
        { reference, status: 'asked', staff, reason: words, detail: { field, by, resumes: from } },
        keeping,
      ),
    }),
  },
);
