import { studies, type NoticeKind } from '../kind.ts';

/** A request waits for those who study it. */
export const study: NoticeKind = {
  name: 'study',
  happened: `select * from (
      select a.id as staff, a.upto, coalesce((select max(h.at) from request_events h where h.reference = r.reference and h.status = 'checked'), r.submitted_at) as at,
        r.reference, coalesce(r.moved_to, r.reply_on)::text as day
      from asked a cross join given join requests r on r.association = a.association
      where (r.status = 'checked' or r.status = 'submitted' and not r.needs_check) and ${studies}) as found
    where at > upto`,
};
