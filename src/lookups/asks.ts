import type { KnownAsk } from '../outcomes/cases/known-ask.ts';
import { dayAt } from '../fields/calendar.ts';
import { openAsks, type OpenAsk } from '../records/requests/asks.ts';
import { lastStep, lastSteps } from '../records/requests/last-steps.ts';
import { replaceableOf } from '../records/requests/afterwards/replaceable.ts';
import { owedWithWords, type Owed } from '../records/requests/owed.ts';
import { requestsOf, type RequestRow } from '../records/requests/requests.ts';
import type { Database } from '../records/base/database.ts';
import type { LookUpKind } from './look-up.ts';

export interface AsksQuery {
  readonly kind: 'asks';
  /** What can be sent anew of this case, instead of what any waits for. */
  readonly replacing?: string;
}
export interface AsksFound {
  readonly kind: 'asks';
  /** The latest case first. */
  readonly asks: readonly KnownAsk[];
}

type Beside = OpenAsk & Pick<KnownAsk, 'then' | 'said'>;

/** What a case is owed first, as it is asked for: in the words of its field, by no day, and the case goes on meanwhile. */
function owedFirst(
  { reference, status, submittedAt }: RequestRow,
  { owed, step }: { readonly owed: readonly Owed[] | undefined; readonly step: number },
): Beside | undefined {
  const [first, ...others] = owed ?? [];
  if (first === undefined) return undefined;
  const { name: field, words } = first;
  const then = others.map(({ name }) => name);
  const said = Object.fromEntries(others.flatMap((one) => (one.words ? [[one.name, one.words]] : [])));
  const since = dayAt(submittedAt);
  return {
    ...{ reference, step, words, field, by: '', since, resumes: status, then },
    ...(Object.keys(said).length > 0 && { said }),
  };
}

/** What can be sent anew of a case, each as if it were owed alone. */
async function replaceable(
  database: Database,
  { reference, status, submittedAt, ...row }: RequestRow,
): Promise<readonly KnownAsk[]> {
  const step = await lastStep(database, reference, 'brought');
  const names = await replaceableOf(database, { reference, status });
  const { service, replyOn: dueOn, told, needsCheck } = row;
  return names.map((field) => ({
    ...{ reference, step, words: '', field, by: '', since: dayAt(submittedAt), resumes: status, then: [] },
    ...{ service, dueOn, told, needsCheck, replaces: true },
  }));
}

/** What the cases of this conversation's member wait for. */
export const asks: LookUpKind<AsksQuery, AsksFound> = {
  kind: 'asks',
  async find({ replacing }, { database, conversation, number }) {
    const own = await requestsOf(database, { conversation, number });
    if (replacing !== undefined) {
      const one = own.find(({ reference }) => reference === replacing);
      return { kind: 'asks', asks: one ? await replaceable(database, one) : [] };
    }
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
    const owed = await owedWithWords(database, others);
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
  rehearse: ({ replacing }, { asked }) => ({ kind: 'asks', asks: replacing === undefined ? asked : [] }),
};
