import { day } from '../../kernel/clock.ts';

/** So many ratings, or comments beside them, are shown together: fewer would tell of single members. */
export const together = 5;
/** Those that stay fewer than that among their like for so long are shown with others. */
export const patience = 30 * day;
/** So many are looked at in one statement, the oldest first: a backlog of years is done in many. */
export const most = 20_000;

/** Which are taken in one go: all, each with its like; or those of before a moment, with whichever others there are. */
export interface Lot {
  readonly alike: boolean;
  /** Milliseconds since the epoch. */
  readonly before: number;
}
