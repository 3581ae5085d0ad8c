import * as z from 'zod/mini';

/** When somebody wants to see a conversation of theirs again, in milliseconds since the epoch; null for no more. */
export const Reminder = z.strictObject({ at: z.nullable(z.int()) });
export type Reminder = z.infer<typeof Reminder>;

/** A list of the inbox under a name of one's own: what is sought, as it stands in the address. */
export const NewView = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  query: z.string().check(z.maxLength(400), z.regex(/^[\w=&%.+ -]*$/)),
});
export type NewView = z.infer<typeof NewView>;
const SavedView = z.object({ id: z.number(), name: z.string(), query: z.string() });
export const SavedViews = z.object({ items: z.readonly(z.array(SavedView)) });
export type SavedViews = z.infer<typeof SavedViews>;

/** Whether somebody is not at the desk for now. */
export const Away = z.strictObject({ away: z.boolean() });
export type Away = z.infer<typeof Away>;

/** Why somebody takes a conversation from a colleague who is not there. */
export const TakeAway = z.strictObject({
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(300)),
});
export type TakeAway = z.infer<typeof TakeAway>;
