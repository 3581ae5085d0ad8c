import { z } from 'zod';
import { Marks } from '../../contract/cases/check.ts';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';

/** Somebody held the data of a case against its papers: it goes to the committee. The turn is refused when it does not stand at `from` any more. */
export const checkCase = outcome(
  'checkCase',
  {
    reference: z.string(),
    from: z.string(),
    staff: z.number(),
    marks: z.custom<Marks>((value) => Marks.safeParse(value).success),
  },
  {
    keep: ({ reference, from, staff, marks }, keeping) => ({
      from,
      ...eventRow({ reference, status: 'checked', staff, detail: { marks } }, keeping),
    }),
  },
);
