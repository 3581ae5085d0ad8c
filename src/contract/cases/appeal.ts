import * as z from 'zod/mini';

/** How an appeal is answered: the request is accepted after all, or in part, or the refusal stands. */
export const appealAnswers = ['accepted', 'partly', 'refused'] as const;

/** Body of the call by which an appeal is answered. The member reads the reason as it stands. */
export const AppealAnswer = z.strictObject({
  answer: z.enum(appealAnswers),
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(2000)),
});
export type AppealAnswer = z.infer<typeof AppealAnswer>;
