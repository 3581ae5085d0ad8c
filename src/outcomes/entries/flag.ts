import { outcome } from '../outcome.ts';

/** A message whose turn failed is shown to people at the desk. */
export const flag = outcome('flag', {}, { keep: () => ({}) });
