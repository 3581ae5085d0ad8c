import * as z from 'zod/mini';

/** Body of the call by which something is asked of the member of a case: in words, by a day, for a field of the form or one of its own. */
export const AskOfMember = z.strictObject({
  words: z.string().check(z.trim(), z.minLength(3), z.maxLength(1000)),
  field: z.string().check(z.minLength(1), z.maxLength(60)),
  by: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
});
export type AskOfMember = z.infer<typeof AskOfMember>;

/** What an `asked` step of a history says beside its words. */
export const AskedDetail = z.object({ field: z.string(), by: z.string(), resumes: z.string() });

/** Body of the call by which a case goes on that waited for its member: why. */
export const GoOn = z.strictObject({ reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(1000)) });
export type GoOn = z.infer<typeof GoOn>;
