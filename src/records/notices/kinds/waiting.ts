import { concernsNone, type NoticeKind } from '../kind.ts';

/** A member waits for a person, and nobody has taken them. Where somebody may be in danger the alarm calls, and nothing else. */
export const waiting: NoticeKind = {
  name: 'waiting',
  happened: `select a.id as staff, last.at from asked a cross join lateral (
      select e.since as at from escalations e join conversations c on c.id = e.conversation_id
      where e.association = a.association and e.ended_at is null and e.since > a.upto and c.owner = 'bot' and c.alerted_at is null and ${concernsNone}
      order by e.since desc limit 1) as last`,
};
