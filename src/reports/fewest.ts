/** Fewer than these would tell of single members: they are counted, never shown. */
export const fewest = 5;
