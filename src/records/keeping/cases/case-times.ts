import { dayOf } from '../../base/moments.ts';

/** Stands in a cell for every channel, or every service, together. */
export const every = '*';

/** What a decision brings a case to, or a conclusion where nothing is decided. */
export const isDecided = (event: string): string =>
  `${event}.status in ('accepted', 'partly', 'refused', 'handled', 'filed')`;

/**
 * Cases whose decision or delivery (`e`) lies in a time: the first of its kind, after how many days, and whether the promised day was kept. A delivery counts from
 * the acceptance.
 */
const caseTimes = (time: string): string => `
  select q.association, 'decided' as what, ${dayOf('e.at')} as day, q.channel, q.service,
      (extract(epoch from e.at - q.submitted_at) / 86400)::float8 as days,
      case when q.told then ${dayOf('e.at')} <= coalesce(q.moved_to, q.reply_on) end as kept
    from request_events e join requests q using (reference)
    where ${time} and ${isDecided('e')}
      and not exists (select from request_events b where b.reference = e.reference and b.id < e.id and ${isDecided('b')})
  union all
  select q.association, 'delivered', ${dayOf('e.at')}, q.channel, q.service, (extract(epoch from e.at - a.at) / 86400)::float8, null
    from request_events e join requests q using (reference)
    cross join lateral (select min(d.at) as at from request_events d where d.reference = e.reference and d.status in ('accepted', 'partly')) a
    where ${time} and e.status = 'delivered' and a.at is not null
      and not exists (select from request_events b where b.reference = e.reference and b.status = 'delivered' and b.id < e.id)`;

/** Such cases as rows of `time_cells`, each beside its channel and its service, and beside every one of them. */
export const timeCells = (time: string): string => `
  select t.association, false as whole, c.channel, c.service, t.day, t.what, round(ln(greatest(t.days * 86400, 1)) * 100)::int as step,
      count(*)::int as count, count(t.kept)::int as promised, (count(*) filter (where t.kept))::int as kept, sum(t.days) as days
    from (${caseTimes(time)}) t
    cross join lateral (values (t.channel, t.service), ('${every}', t.service), (t.channel, '${every}'), ('${every}', '${every}')) c (channel, service)
    group by 1, 2, 3, 4, 5, 6, 7`;
