import { z } from 'zod';
import { leadTo } from '../../leads.ts';
import { figure } from '../../figure.ts';
import { ofService, only } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Open = z.object({ open: z.number(), overdue: z.number() });

/** Of all requests that are open now, whenever they were sent: how many are past the day by which they were to be answered? Of whom papers were asked nothing is owed until they come. */
export const overdueNow = figure({
  id: 'overdueNow',
  shape: Open,
  async query({ span, today, rows }) {
    const q = sql`q`;
    const [counted] = await rows(
      sql`select count(*)::int as open, count(*) filter (where q.status <> 'asked' and coalesce(q.moved_to, q.reply_on) < ${today}::date)::int as overdue
        from requests q where q.association = ${span.association} and is_open(q.status)
          and ${only(sql`q.channel`, span.channel)} and ${ofService(span, q)}`,
      Open,
    );
    return counted ?? { open: 0, overdue: 0 };
  },
  csv: ({ open, overdue: late }) => [
    { id: 'requestsOverdue', line: 'reports.csv.overdue', count: late },
    { id: 'requestsOpen', line: 'reports.csv.open', count: open },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'overdue',
      now: true,
      value: { of: 'overdue', as: 'count' },
      leads: [leadTo('lateNow'), leadTo('openNow')],
      beside: { open: { of: 'open', as: 'count' } },
    },
  ],
});
