/** What somebody of the committee may say of a case. */
export const votes = ['accepted', 'partly', 'refused', 'abstained'] as const;
export type Vote = (typeof votes)[number];

/** How a vote stands in the history of a case. */
export const voteStep = (vote: Vote): string => `vote.${vote}`;
