import type { associations } from './house.ts';

/** Questions put in words that stand in no pack: what a member might well type, with the answer he should get. */
export const ownQuestions: Readonly<Record<(typeof associations)[number], readonly string[]>> = {
  'awdat-sudair': [],
  'makkah-housing': [],
  mord: [],
  'najran-coffee': [],
  rahat: [],
};
