import { concernsNone, type NoticeKind } from '../kind.ts';

/** The member has written in a conversation that somebody has. */
export const mine: NoticeKind = {
  name: 'mine',
  happened: `select a.id as staff, max(c.owed_at) as at from asked a join conversations c on c.association = a.association and c.owner = 'staff:' || a.id
    where c.owed_at > a.upto and ${concernsNone} group by a.id`,
};
