import { z } from 'zod';
import { figure, share, type CsvRow } from '../figure.ts';
import { begunIn, inSpan } from '../clauses.ts';
import { sql } from '../sql.ts';

const Reason = z.object({ reason: z.string(), count: z.number() });
const Begun = z.object({ begun: z.number(), escalated: z.number() });

/** How often was a person needed, why, and in what share of the conversations that began? */
export const escalations = figure({
  id: 'escalations',
  shape: z.object({ count: z.number(), rate: z.number().nullable(), reasons: z.array(Reason) }),
  async query({ span, rows }) {
    const [reasons, [conversations]] = await Promise.all([
      rows(
        sql`select e.reason, count(*)::int as count from escalations e
          where ${inSpan(span, sql`e`, sql`since`)} group by 1 order by 2 desc`,
        Reason,
      ),
      rows(
        sql`select count(*)::int as begun,
          count(*) filter (where c.id in (select e.conversation_id from escalations e
            where e.association = ${span.association}))::int as escalated
          from ${begunIn(span)}`,
        Begun,
      ),
    ]);
    return {
      count: reasons.reduce((sum, { count }) => sum + count, 0),
      rate: share(conversations?.escalated ?? 0, conversations?.begun ?? 0),
      reasons: [...reasons],
    };
  },
  csv: ({ count, rate, reasons }) => [
    { id: 'escalationRate', line: 'reports.escalationRate.title', value: rate, count },
    ...reasons.map((one): CsvRow => ({
      id: 'escalationReason',
      line: 'reports.reasons.title',
      count: one.count,
      of: { id: one.reason, group: 'desk.reason', word: one.reason },
    })),
  ],
  shown: [
    {
      kind: 'tile',
      name: 'escalationRate',
      value: { of: 'rate', as: 'share' },
      beside: { count: { of: 'count', as: 'count' } },
    },
    {
      kind: 'bars',
      name: 'reasons',
      rows: 'reasons',
      label: {
        of: 'reason',
        as: { word: 'desk.reason', otherwise: 'desk.reason.other' },
        head: 'reports.reason',
      },
      count: { of: 'count', as: 'count', head: 'reports.count' },
      empty: 'reports.noEscalations',
    },
  ],
});
