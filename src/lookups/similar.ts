import { isOpenCase } from '../contract/cases/status.ts';
import { dayAt, daysAfter } from '../fields/calendar.ts';
import { day } from '../kernel/clock.ts';
import { similarRequest } from '../records/requests/requests.ts';
import type { LookUpKind } from './look-up.ts';

export interface SimilarQuery {
  readonly kind: 'similar';
  readonly service: string;
}
export interface SimilarFound {
  readonly kind: 'similar';
  readonly reference: string | null;
}

/** An open request of the same service, sent within a day from this conversation or from one that is joined to it. */
export const similar: LookUpKind<SimilarQuery, SimilarFound> = {
  kind: 'similar',
  async find({ service }, { database, conversation: { association, id, joined, signedSeq }, now }) {
    if (!joined && signedSeq === 0) return { kind: 'similar', reference: null };
    const reference = await similarRequest(database, {
      association,
      service,
      conversation: id,
      after: now - day,
    });
    return { kind: 'similar', reference: reference ?? null };
  },
  rehearse({ service }, { sent, now }) {
    const yesterday = daysAfter(dayAt(now()), -1);
    const found = sent.findLast(
      (one) => one.service === service && one.submittedOn > yesterday && isOpenCase(one.status),
    );
    return { kind: 'similar', reference: found?.reference ?? null };
  },
};
