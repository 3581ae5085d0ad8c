import type { KnownAsk } from '../outcomes/cases/known-ask.ts';
import { dayAt } from '../fields/calendar.ts';
import { openAsks, type OpenAsk } from '../records/requests/asks.ts';
import { owedOf } from '../records/requests/owed.ts';
import { requestsOf, type RequestRow } from '../records/requests/requests.ts';
import type { LookUpKind } from './look-up.ts';

export interface AsksQuery {
  readonly kind: 'asks';
}
export interface AsksFound {
  readonly kind: 'asks';
  /** The latest case first. */
  readonly asks: readonly KnownAsk[];
}

/** What a case is owed first, as it is asked for: in the words of its field, by no day, and the case goes on meanwhile. */
function owedFirst(
  { reference, status, submittedAt }: RequestRow,
  owed: readonly string[] | undefined,
): (OpenAsk & { readonly then: readonly string[] }) | undefined {
  const [field, ...then] = owed ?? [];
  if (field === undefined) return undefined;
  return { reference, step: 0, words: '', field, by: '', since: dayAt(submittedAt), resumes: status, then };
}

/** What the cases of this conversation's member wait for. */
export const asks: LookUpKind<AsksQuery, AsksFound> = {
  kind: 'asks',
  async find(_, { database, conversation, number }) {
    const own = await requestsOf(database, { conversation, number });
    const open = await openAsks(
      database,
      own.filter(({ status }) => status === 'asked').map(({ reference }) => reference),
    );
    const owed = await owedOf(
      database,
      own.filter(({ status }) => status !== 'asked'),
    );
    return {
      kind: 'asks',
      asks: own.flatMap((one) => {
        const { reference, service, replyOn: dueOn, told, needsCheck } = one;
        const asked = open.find((it) => it.reference === reference) ?? owedFirst(one, owed.get(reference));
        return asked ? [{ ...asked, service, dueOn, told, needsCheck }] : [];
      }),
    };
  },
  rehearse: (_, { asked }) => ({ kind: 'asks', asks: asked }),
};
