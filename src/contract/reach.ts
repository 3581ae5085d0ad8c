import * as z from 'zod/mini';

/** How far a member can be reached: not at all who blocked us; until `closesAt` (milliseconds since the epoch) where a channel has such a time. */
export const Reached = z.object({
  blocked: z.exactOptional(z.literal(true)),
  closesAt: z.exactOptional(z.number()),
});
export type Reached = z.infer<typeof Reached>;
