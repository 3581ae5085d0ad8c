import * as z from 'zod/mini';

/** How a field stood when somebody held it against its paper. */
export const fieldMarks = ['matched', 'unclear', 'expired'] as const;
export const Marks = z.record(z.string().check(z.maxLength(60)), z.enum(fieldMarks));
export type Marks = z.infer<typeof Marks>;

/** Body of the call by which a case is checked: a mark for every field that was answered. */
export const Check = z.strictObject({ marks: Marks });
export type Check = z.infer<typeof Check>;
