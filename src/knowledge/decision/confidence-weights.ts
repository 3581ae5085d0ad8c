/** Fitted by `npm run fit-confidence`, which prints them. */
export const weights = {
  base: -7.66,
  by: {
    score: 1.067,
    gap: 1.562,
    nearest: 0.675,
    lead: 0.852,
    agreement: 0.02,
    weighed: 0.423,
    covered: 2.89,
    missing: 1.355,
    written: 1.819,
    length: 1.587,
  },
};
