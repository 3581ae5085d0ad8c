/** Fewer than these would tell of single members: they are counted, never shown. */
export const fewest = 5;

/** What is told of so many alone where they are enough; null otherwise. */
export const ofEnough = <T>(those: number, value: T): T | null => (those < fewest ? null : value);
