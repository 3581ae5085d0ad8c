import * as z from 'zod/mini';
import { RequestItem } from './request.ts';

/**
 * As what figures count cases. Of those that were sent in the days: all of them (`sent`), how they stand (`open`, `granted`, `refused`, `otherwise`, and all of the last three:
 * `ended`), those by which people suggest and complain (`complained`). Of those that were decided or provided in the days: `decided`, `decidedLate`, `complainedLate`,
 * `delivered`. Of this moment, whatever days are asked for: `openNow`, `lateNow`.
 */
export const countings = [
  'sent',
  'ended',
  'open',
  'granted',
  'refused',
  'otherwise',
  'complained',
  'complainedLate',
  'decided',
  'decidedLate',
  'delivered',
  'openNow',
  'lateNow',
] as const;
export type Counting = (typeof countings)[number];

/**
 * A page of the cases that a figure counts, as far as whoever asks may read them: `count` of them in all, the latest first. `apart`: so many more are counted that others read; it is
 * told to whoever reads the figures.
 */
export const CountedCases = z.object({
  items: z.readonly(z.array(RequestItem)),
  count: z.number(),
  apart: z.number(),
  more: z.exactOptional(z.literal(true)),
});
export type CountedCases = z.infer<typeof CountedCases>;
