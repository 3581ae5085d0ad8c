import { concernsNone, type NoticeKind } from '../kind.ts';

/** The hour has come at which somebody wanted to see a conversation again. */
export const reminder: NoticeKind = {
  name: 'reminder',
  happened: `select a.id as staff, max(r.at) as at from asked a cross join given join reminders r on r.staff_id = a.id join conversations c on c.id = r.conversation_id
    where r.at > a.upto and r.at <= given.now and ${concernsNone} group by a.id`,
};
