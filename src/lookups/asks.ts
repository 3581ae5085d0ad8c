import type { KnownAsk } from '../outcomes/cases/known-ask.ts';
import { dayAt } from '../fields/calendar.ts';
import { openAsks, type OpenAsk } from '../records/requests/asks.ts';
import { lastSteps } from '../records/requests/last-steps.ts';
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
  { owed, step }: { readonly owed: readonly string[] | undefined; readonly step: number },
): (OpenAsk & { readonly then: readonly string[] }) | undefined {
  const [field, ...then] = owed ?? [];
  if (field === undefined) return undefined;
  return { reference, step, words: '', field, by: '', since: dayAt(submittedAt), resumes: status, then };
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
    const others = own.filter(({ status }) => status !== 'asked');
    // Read before: what is brought in between is found to have been.
    const brought = await lastSteps(database, {
      references: others.map(({ reference }) => reference),
      status: 'brought',
    });
    const owed = await owedOf(database, others);
    return {
      kind: 'asks',
      asks: own.flatMap((one) => {
        const { reference, service, replyOn: dueOn, told, needsCheck } = one;
        const asked =
          open.find((it) => it.reference === reference) ??
          owedFirst(one, { owed: owed.get(reference), step: brought.get(reference) ?? 0 });
        return asked ? [{ ...asked, service, dueOn, told, needsCheck }] : [];
      }),
    };
  },
  rehearse: (_, { asked }) => ({ kind: 'asks', asks: asked }),
};
