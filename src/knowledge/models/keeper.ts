/**
 * Something that can be learned: what from, as JSON can say it, and how. What comes out is data alone (objects, lists, texts, arrays of numbers), and
 * the same `from` teaches the same, bit for bit.
 */
export interface Subject<T extends object> {
  readonly from: unknown;
  readonly learn: () => T;
}

/** Learns, or knows already what was learned from the same. */
export type Keeper = <T extends object>(subject: Subject<T>) => T;

/** Keeps nothing. */
export const anew: Keeper = ({ learn }) => learn();

class NotKept extends Error {}

/** What was learned of a subject before; undefined where it is not kept. */
export function kept<T extends object>(keeper: Keeper, subject: Subject<T>): T | undefined {
  try {
    return keeper<T>({
      from: subject.from,
      learn() {
        throw new NotKept();
      },
    });
  } catch (error) {
    if (error instanceof NotKept) return undefined;
    throw error;
  }
}
