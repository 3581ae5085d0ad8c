import type { Act } from '../../conversation/turn/acts.ts';
import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import type { Outcome } from '../../outcomes/index.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { rightOf, type Desk } from '../desk.ts';

/** Why somebody is given a conversation: all that stands in `assign` besides who. */
type Why = Omit<Extract<Outcome, { readonly type: 'assign' }>, 'type' | 'staff'>;

interface Giving {
  readonly to: Staff;
  readonly why: Why;
}

/** What gives a conversation to somebody, who is introduced to its member. */
export const givenTo = (
  desk: Pick<Desk, 'introduction'>,
  conversation: LoadedConversation,
  { to, why }: Giving,
): Act => ({
  external: null,
  kind: 'staff',
  said: [
    { message: desk.introduction(to, conversation, 'handover.taken'), name: to.name, system: 'transferred' },
  ],
  outcomes: [rightOf(to), { type: 'assign', staff: to.id, ...why }],
});
