import { z } from 'zod';
import { figure } from '../../figure.ts';
import { openCalls } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Waiting = z.object({ count: z.number(), late: z.number() });

/** How many wait for a person now, as the inbox counts them: nobody has their conversation. And how many were promised an answer by now, and have none. */
export const waitingNow = figure({
  id: 'waitingNow',
  shape: Waiting,
  async query({ span, now, rows }) {
    const [found] = await rows(
      sql`select count(*) filter (where c.owner = 'bot')::int as count,
          count(*) filter (where e.answered_at is null and e.first_promised_by < to_timestamp(${now} / 1000.0))::int as late
        from ${openCalls(span)}`,
      Waiting,
    );
    return found ?? { count: 0, late: 0 };
  },
  csv: ({ count, late }) => [
    { id: 'waitingNow', line: 'reports.csv.waitingNow', count },
    { id: 'waitingLate', line: 'reports.csv.waitingLate', count: late },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'waitingNow',
      now: true,
      value: { of: 'count', as: 'count' },
      beside: { late: { of: 'late', as: 'count' } },
      leads: [
        { to: '/desk?which=waiting', line: 'reports.leads.waiting', keeps: ['channel', 'service'] },
        { to: '/desk?which=waiting&late=yes', line: 'reports.leads.late', keeps: ['channel', 'service'] },
      ],
    },
  ],
});
