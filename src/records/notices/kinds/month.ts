import type { NoticeKind } from '../kind.ts';

/** A month is over: its figures can be read. `day` is the first day of that month. */
export const month: NoticeKind = {
  name: 'month',
  happened: `select * from (
      select a.id as staff, a.upto, (begun.day at time zone 'Asia/Riyadh') as at, (begun.day - interval '1 month')::date::text as day
      from asked a cross join given cross join lateral (select date_trunc('month', given.now at time zone 'Asia/Riyadh') as day) begun) as found
    where at > upto`,
};
