import { z } from 'zod';
import { figure } from '../../figure.ts';
import { waitingNow as waiting } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Waiting = z.object({ count: z.number(), late: z.number() });

/** How many wait for a person's first answer now, whenever they asked, and for how many of them has the first promised time passed? */
export const waitingNow = figure({
  id: 'waitingNow',
  shape: Waiting,
  async query({ span, now, rows }) {
    const [found] = await rows(
      sql`select count(*)::int as count,
          count(*) filter (where e.first_promised_by < to_timestamp(${now} / 1000.0))::int as late
        from ${waiting(span)}`,
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
      value: { of: 'count', as: 'count' },
      beside: { late: { of: 'late', as: 'count' } },
      leads: [
        { to: '/desk?which=waiting', line: 'reports.leads.waiting', keeps: ['channel', 'service'] },
        { to: '/desk?which=waiting&late=yes', line: 'reports.leads.late', keeps: ['channel', 'service'] },
      ],
    },
  ],
});
