import { outcome } from '../outcome.ts';

/** Whoever had the conversation did not answer in time: it waits for a person again. */
export const release = outcome('release', {}, { keep: () => ({}) });
