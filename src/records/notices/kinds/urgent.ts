import type { NoticeKind } from '../kind.ts';

/** The alarm calls somebody, and nobody has read the alert yet. */
export const urgent: NoticeKind = {
  name: 'urgent',
  happened: `select a.id as staff, k.at from asked a join alert_calls k on k.staff_id = a.id join alerts t on t.id = k.alert_id
    where t.acknowledged_at is null and t.closed_at is null and k.at > a.upto`,
};
