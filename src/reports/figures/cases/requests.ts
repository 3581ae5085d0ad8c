import { z } from 'zod';
import { figure } from '../../figure.ts';
import { inSpan, ofService } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Requests = z.object({ submitted: z.number(), decided: z.number() });

/** How many requests were sent, and how many of them are decided? */
export const requests = figure({
  id: 'requests',
  shape: Requests,
  async query({ span, rows }) {
    const q = sql`q`;
    const [counted] = await rows(
      sql`select count(*)::int as submitted,
          count(*) filter (where not is_open(q.status) and q.status <> 'withdrawn')::int as decided
        from requests q where ${inSpan(span, q, sql`submitted_at`)} and ${ofService(span, q)}`,
      Requests,
    );
    return counted ?? { submitted: 0, decided: 0 };
  },
  csv: ({ submitted, decided }) => [
    { id: 'requestsSubmitted', line: 'reports.requests.title', count: submitted },
    { id: 'requestsDecided', line: 'reports.csv.decided', count: decided },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'requests',
      value: { of: 'submitted', as: 'count' },
      beside: { decided: { of: 'decided', as: 'count' } },
    },
  ],
});
