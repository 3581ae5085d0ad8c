import type { Office } from '../../src/desk/office.ts';
import { search } from '../../src/desk/requests/search.ts';
import { isFault } from '../../src/kernel/errors.ts';
import type { Staff } from '../../src/records/desk/staff.ts';
import type { Sent } from './place.ts';

/** Whether something is there for somebody: what is not found is as if it were not. */
export const isThere = (act: Promise<unknown>): Promise<boolean> =>
  act.then(
    () => true,
    (error: unknown) => {
      if (isFault(error, 'notFound')) return false;
      if (isFault(error)) return true;
      throw error;
    },
  );

/** Every way by which somebody could read or decide a case, and whether it is there for them. */
export async function waysIn(
  office: Office,
  staff: Staff,
  { publicId, reference }: Sent,
): Promise<Readonly<Record<string, boolean>>> {
  const { desk, requests, moves, asking } = office;
  const reason = 'للتجربة وحدها';
  const listed = await requests.list(staff, {});
  const found = await search({ desk, requests, staff, lang: 'ar' }, reference);
  const inbox = await desk.reading.inbox(staff, 'all');
  return {
    list: listed.some((one) => one.reference === reference),
    detail: await isThere(requests.detail(staff, reference)),
    reveal: await isThere(requests.mustFind(staff, reference)),
    search: found.requests.length > 0,
    conversationFound: found.conversations.length > 0,
    inbox: inbox.items.some(({ conversation }) => conversation === publicId),
    conversation: await isThere(desk.reading.conversation(staff, publicId)),
    check: await isThere(moves.check(staff, reference, { nothing: 'matched' })),
    decide: await isThere(moves.decide(staff, reference, { decision: 'abstained', reason })),
    ask: await isThere(asking.ask(staff, reference, { field: 'nothing', words: reason, by: '2020-01-01' })),
    concern: await isThere(office.concerns.note(staff, reference, { whom: 999_999_999, reason })),
  };
}
