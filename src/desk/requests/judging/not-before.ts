import { dayAt, daysAfter } from '../../../fields/calendar.ts';
import type { RequestListed } from '../../../records/requests/request-desk.ts';
import type { House } from '../../../voice/house.ts';

/** The first day (YYYY-MM-DD) on which a case may be decided, where the pack has the committee wait for it and it is still to come. */
export function notBefore(
  { association }: House,
  { submittedAt }: Pick<RequestListed, 'submittedAt'>,
  today: string,
): string | undefined {
  const { reply } = association.pack.procedure;
  if (reply.kind !== 'promised' || reply.earlier !== 'waits') return undefined;
  const first = daysAfter(dayAt(submittedAt), reply.notBefore ?? 0);
  return today < first ? first : undefined;
}
