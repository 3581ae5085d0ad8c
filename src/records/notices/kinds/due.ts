import { parts } from '../../requests/reminders.ts';
import { studies, type NoticeKind } from '../kind.ts';

const order = `array_position(array[${parts.map((part) => `'${part}'`).join(', ')}], m.part)`;

/** Of the time for a request a part has passed, or all of it: then its managers are told too. */
export const due: NoticeKind = {
  name: 'due',
  happened: `select distinct on (a.id, r.reference) a.id as staff, m.at, r.reference, m.due_on::text as day, m.part
    from asked a cross join given join requests r on r.association = a.association
      join reply_reminders m on m.reference = r.reference and m.due_on = coalesce(r.moved_to, r.reply_on)
    where is_open(r.status) and r.status <> 'asked' and m.at > a.upto
      and (${studies} or m.part = 'dayOver' and a.role = 'manager' and not concerned_by(r.reference, a.id))
    order by a.id, r.reference, ${order} desc`,
};
