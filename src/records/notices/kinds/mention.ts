import { concernsNone, type NoticeKind } from '../kind.ts';

/** A colleague has named somebody in a note. */
export const mention: NoticeKind = {
  name: 'mention',
  happened: `select a.id as staff, max(m.at) as at from asked a join mentions m on m.staff_id = a.id join conversations c on c.id = m.conversation_id
    where m.at > a.upto and ${concernsNone} group by a.id`,
};
