/** A field of a pack whose bounds exclude every answer. */
export const minAboveMax = ({ min, max }: { readonly min: number; readonly max: number }) =>
  min > max ? { path: ['min'], problem: 'min is larger than max: swap them' } : undefined;
