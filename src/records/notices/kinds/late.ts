import { concernsNone, type NoticeKind } from '../kind.ts';

/** In ten minutes the time is over by which a member was promised an answer: of those whom somebody has, and of those whom nobody has. */
export const late: NoticeKind = {
  name: 'late',
  happened: `select a.id as staff, last.at from asked a cross join given cross join lateral (
      select e.first_promised_by - interval '10 minutes' as at from escalations e join conversations c on c.id = e.conversation_id
      where e.association = a.association and e.ended_at is null and e.answered_at is null
        and e.first_promised_by - interval '10 minutes' > a.upto and e.first_promised_by - interval '10 minutes' <= given.now
        and (c.owner = 'staff:' || a.id or c.owner = 'bot' and c.alerted_at is null) and ${concernsNone}
      order by e.first_promised_by desc limit 1) as last`,
};
