import { outcome } from '../outcome.ts';

/** The member says that what they wrote may be read: words that were held with the alert of the conversation are shown. */
export const releaseWords = outcome('releaseWords', {}, { keep: () => ({}) });
