import * as z from 'zod/mini';

/** What somebody of the committee may say of a case. */
export const votes = ['accepted', 'partly', 'refused', 'abstained'] as const;
export type Vote = (typeof votes)[number];

/** How a vote stands in the history of a case. */
export const voteStep = (vote: Vote): string => `vote.${vote}`;

/** An open case on which no decision can be reached: so many votes are needed and were cast, and so many people may still vote. */
export const Locked = z.object({ needed: z.number(), cast: z.number(), left: z.number() });
export type Locked = z.infer<typeof Locked>;

/** Whether the committee can decide: so many of its members must be at the desk, so many are, and on so many open cases no decision can be reached. */
export const CommitteeStanding = z.object({ needed: z.number(), there: z.number(), locked: z.number() });
export type CommitteeStanding = z.infer<typeof CommitteeStanding>;
