import { z } from 'zod';
import { figure } from '../figure.ts';
import { inSpan, ofService } from '../clauses.ts';
import { sql } from '../sql.ts';

const Requests = z.object({ submitted: z.number(), decided: z.number(), overdue: z.number() });

/** How many requests were sent, and how many of them are decided, or late? */
export const requests = figure({
  id: 'requests',
  shape: Requests,
  async query({ span, today, rows }) {
    const q = sql`q`;
    const [counted] = await rows(
      sql`select count(*)::int as submitted,
          count(*) filter (where q.status in ('accepted', 'refused', 'delivered'))::int as decided,
          count(*) filter (where q.status = 'submitted' and q.reply_on < ${today}::date)::int as overdue
        from requests q where ${inSpan(span, q, sql`submitted_at`)} and ${ofService(span, q)}`,
      Requests,
    );
    return counted ?? { submitted: 0, decided: 0, overdue: 0 };
  },
  csv: ({ submitted, decided, overdue }) => [
    { id: 'requestsSubmitted', line: 'reports.requests.title', count: submitted },
    { id: 'requestsDecided', line: 'reports.csv.decided', count: decided },
    { id: 'requestsOverdue', line: 'reports.csv.overdue', count: overdue },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'requests',
      value: { of: 'submitted', as: 'count' },
      beside: { decided: { of: 'decided', as: 'count' }, overdue: { of: 'overdue', as: 'count' } },
    },
  ],
});
