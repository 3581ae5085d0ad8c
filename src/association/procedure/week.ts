import { z } from 'zod';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time as "HH:MM"');
const span = z.tuple([time, time]).refine(([from, to]) => from < to, 'the span must end after it begins');
/** Several in a day, none of which lies in another: what is reckoned by them meets each minute once. */
const spans = z
  .array(span)
  .refine(
    (all) =>
      all
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .every(([from], i, sorted) => i === 0 || from >= (sorted[i - 1]?.[1] ?? '')),
    'two spans of a day overlap: make one of them',
  )
  .default([]);
/** The spans of each day, in Riyadh time. */
export const Week = z.strictObject({
  sunday: spans,
  monday: spans,
  tuesday: spans,
  wednesday: spans,
  thursday: spans,
  friday: spans,
  saturday: spans,
});
