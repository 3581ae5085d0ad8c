import { z } from 'zod';
import { Phrases, spokenWords } from '../spoken-words.ts';

/** Month and day: "08-23". */
const MonthDay = z.string().regex(/^\d{2}-\d{2}$/);
const Event = z.strictObject({
  said: Phrases,
  hijri: z.boolean().default(false),
  windows: z.array(z.tuple([MonthDay, MonthDay])).min(1),
  /** The one year in which it came. */
  year: z.int().optional(),
  /** How many years it lasted. */
  years: z.int().default(0),
});
export type Event = z.infer<typeof Event>;

/** How members tell days by what comes in the year: `locales/saudi/values/days.yaml`. */
export const saidDays = spokenWords(
  'days',
  z.strictObject({
    seasons: z.array(z.strictObject({ said: Phrases, month: z.int() })),
    events: z.array(Event),
    before: Phrases,
    after: Phrases,
    within: Phrases,
    begin: Phrases,
    middle: Phrases,
    end: Phrases,
    ending: Phrases,
    beginning: Phrases,
    when: Phrases,
    whenBefore: Phrases,
    anyDay: Phrases,
    anyDayWhen: Phrases,
    ordinals: z.array(Phrases),
    lengths: Phrases,
    ofDays: Phrases,
    left: Phrases,
    decades: z.array(z.strictObject({ said: Phrases, year: z.int() })),
    some: z.record(z.string(), z.string()),
    old: Phrases,
    ofYears: Phrases,
    aged: z.array(z.strictObject({ said: Phrases, years: z.int() })),
    denying: Phrases,
    next: Phrases,
    last: Phrases,
    present: Phrases,
    atOnce: Phrases,
    thisYear: Phrases,
    thisMonth: Phrases,
    thisWeek: Phrases,
  }),
);
