import { asksTooOften, calleeHash, restsOf } from '../records/desk/callees.ts';
import type { LookUpKind } from './look-up.ts';

export interface CallRestQuery {
  readonly kind: 'callRest';
  /** E.164, as it was typed. */
  readonly number: string;
}
export interface CallRestFound {
  readonly kind: 'callRest';
  /** Milliseconds since the epoch: before it the number is not called again. */
  readonly until?: number;
  /** The conversation typed numbers often enough for a day. */
  readonly enough?: true;
}

/**
 * Whether a number that was typed may be called: how long it is left in peace, for it was called often enough; and whether the conversation had others called
 * already. One that the channel proves with this very message is never held back.
 */
export const callRest: LookUpKind<CallRestQuery, CallRestFound> = {
  kind: 'callRest',
  async find({ number }, { database, conversation, now, number: proved }) {
    if (number === proved) return { kind: 'callRest' };
    if (await asksTooOften(database, conversation, now)) return { kind: 'callRest', enough: true };
    const { association } = conversation;
    const callees = [calleeHash(database, association, number)];
    const [until] = (await restsOf(database, { association, callees, now })).values();
    return { kind: 'callRest', ...(until !== undefined && { until }) };
  },
  rehearse: () => ({ kind: 'callRest' }),
};
