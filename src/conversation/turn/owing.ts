import { isOpen } from '../../association/hours.ts';
import { hour, minute } from '../../kernel/clock.ts';
import type { House } from '../../voice/house.ts';

/** Within this time after a claim whoever waits must be answered, else they wait for a person again. */
const claimHolds = 10 * minute;
/** So long a member who writes to the person they are with may wait for an answer; outside office hours nobody may be there at all. */
const answerHolds = 60 * minute;
/** While it is the member's turn, the conversation stays with whoever answered last: through the night. */
const quietHolds = 24 * hour;

/** Until when a claim holds that is made now: `lease` while we owe the member an answer, `quiet` while it is the member's turn. */
export const holdsFrom = (now: number): { readonly lease: number; readonly quiet: number } => ({
  lease: now + claimHolds,
  quiet: now + quietHolds,
});

/** By when a member who writes now to the person they are with must be answered. */
export const owedBy = ({ association: { pack } }: House, now: number): number =>
  now + (isOpen(pack.hours, now) ? answerHolds : claimHolds);
