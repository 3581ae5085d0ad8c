import { calleeHash, restsOf } from '../records/desk/callees.ts';
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
}

/** How long a number that was typed is left in peace, for it was called often enough; one that the channel proves with this very message never is. */
export const callRest: LookUpKind<CallRestQuery, CallRestFound> = {
  kind: 'callRest',
  async find({ number }, { database, conversation: { association }, now, number: proved }) {
    if (number === proved) return { kind: 'callRest' };
    const callees = [calleeHash(database, association, number)];
    const [until] = (await restsOf(database, { association, callees, now })).values();
    return { kind: 'callRest', ...(until !== undefined && { until }) };
  },
  rehearse: () => ({ kind: 'callRest' }),
};
