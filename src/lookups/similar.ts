import { dayAt, daysAfter } from '../fields/calendar.ts';
import { day } from '../kernel/clock.ts';
import { similarRequest } from '../records/requests/requests.ts';
import type { LookUpKind } from './look-up.ts';

export interface SimilarQuery {
  readonly kind: 'similar';
  readonly service: string;
  /** The identity that the request is made with, if the service asks for one. */
  readonly identity: string | null;
}
export interface SimilarFound {
  readonly kind: 'similar';
  readonly reference: string | null;
}

/** An open request of the same service by the same member, sent within a day. */
export const similar: LookUpKind<SimilarQuery, SimilarFound> = {
  kind: 'similar',
  async find({ service, identity }, { database, conversation: { association, id }, now }) {
    const reference = await similarRequest(database, {
      association,
      service,
      conversation: id,
      identity,
      after: now - day,
    });
    return { kind: 'similar', reference: reference ?? null };
  },
  rehearse({ service }, { sent, now }) {
    const yesterday = daysAfter(dayAt(now()), -1);
    const found = sent.findLast(
      (one) => one.service === service && one.submittedOn > yesterday && one.status === 'submitted',
    );
    return { kind: 'similar', reference: found?.reference ?? null };
  },
};
