import * as z from 'zod/mini';

/** How somebody came who writes on no channel: a case that an employee opens for them has this in the place of a channel. */
export const waysIn = ['visit', 'call', 'letter'] as const;
export type WayIn = (typeof waysIn)[number];

/** Whether a conversation is with somebody who writes on no channel: whatever they are told is told by telephone. */
export const isWayIn = (channel: string): boolean => waysIn.some((one) => one === channel);

/** What an `opened` step of a history says: how they came, and the paper that they signed. */
export const OpenedDetail = z.object({
  opened: z.object({ came: z.enum(waysIn), file: z.string(), name: z.string() }),
});
