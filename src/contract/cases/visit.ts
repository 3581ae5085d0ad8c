import * as z from 'zod/mini';

/** What whoever visited recommends to the committee; `none`: they leave it to them. */
export const recommendations = ['accepted', 'partly', 'refused', 'none'] as const;

/** Body of the call by which a visit is reported: what was typed or chosen, by the names of the fields, and a recommendation with its words. */
export const VisitReport = z.strictObject({
  answers: z.record(z.string().check(z.maxLength(60)), z.string().check(z.trim(), z.maxLength(1000))),
  recommendation: z.enum(recommendations),
  words: z.string().check(z.trim(), z.minLength(3), z.maxLength(2000)),
});
export type VisitReport = z.infer<typeof VisitReport>;

/** What a `visited` step of a history says beside the words of the recommendation. */
export const VisitDetail = z.object({
  visit: z.object({
    recommendation: z.enum(recommendations),
    fields: z.readonly(z.array(z.object({ name: z.string(), label: z.string(), shown: z.string() }))),
  }),
});

/** A report of a visit as it is read: by whom, when, what was found, and what is recommended. */
export const Visited = z.object({
  at: z.number(),
  by: z.exactOptional(z.string()),
  fields: z.readonly(z.array(z.object({ label: z.string(), shown: z.string() }))),
  recommendation: z.enum(recommendations),
  words: z.string(),
});
export type Visited = z.infer<typeof Visited>;

/** A question of the report, with what can be chosen where it has that. */
export const VisitQuestion = z.object({
  name: z.string(),
  label: z.string(),
  ask: z.string(),
  optional: z.exactOptional(z.literal(true)),
  options: z.exactOptional(z.readonly(z.array(z.object({ id: z.string(), label: z.string() })))),
  /** Asked only where an earlier one is answered with one of these. */
  when: z.exactOptional(z.object({ field: z.string(), is: z.readonly(z.array(z.string())) })),
});
export type VisitQuestion = z.infer<typeof VisitQuestion>;
