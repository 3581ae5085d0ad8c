/** A field of a pack whose bounds exclude every answer. */
export const minAboveMax = ({ min, max }: { readonly min: number; readonly max: number }) =>
  min > max ? { path: ['min'], problem: 'min is larger than max: swap them' } : undefined;

/** Whoever writes more than that (UTF-16 units) tells a story: no name, place, number, date, yes or no is looked for in it. */
export const longestPhrase = 500;
