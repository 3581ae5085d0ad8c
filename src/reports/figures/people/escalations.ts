import { z } from 'zod';
import { figure, share, type CsvRow } from '../../figure.ts';
import { allWritten, forgottenCalls, inSpan, Written, writtenIn } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Reason = z.object({ reason: z.string(), count: z.number() });
const Called = z.object({ escalated: z.number() });

/** In what share of the conversations in which members wrote was a person needed, how often, and why? */
export const escalations = figure({
  id: 'escalations',
  narrowedBy: ['channel'],
  shape: z.object({
    count: z.number(),
    rate: z.number().nullable(),
    alone: z.number().nullable(),
    written: z.number(),
    escalated: z.number(),
    reasons: z.array(Reason),
  }),
  async query({ span, rows }) {
    const inTime = inSpan(span, sql`e`, sql`since`);
    const [reasons, conversations, [called]] = await Promise.all([
      rows(
        sql`select e.reason, count(*)::int as count from escalations e where ${inTime} group by 1 order by 2 desc`,
        Reason,
      ),
      rows(writtenIn(span), Written),
      rows(
        sql`select (count(distinct e.conversation_id) + ${forgottenCalls(span)})::int as escalated from escalations e where ${inTime}`,
        Called,
      ),
    ]);
    const written = allWritten(conversations);
    const escalated = called?.escalated ?? 0;
    return {
      count: reasons.reduce((sum, { count }) => sum + count, 0),
      rate: share(escalated, written),
      alone: written === 0 ? null : Math.max(0, written - escalated) / written,
      written,
      escalated,
      reasons: [...reasons],
    };
  },
  csv: ({ rate, alone, written, reasons }) => [
    { id: 'escalationRate', line: 'reports.escalationRate.title', value: rate, count: written },
    { id: 'solvedAlone', line: 'reports.solvedAlone.title', value: alone, count: written },
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
      better: 'less',
      beside: {
        escalated: { of: 'escalated', as: 'count' },
        written: { of: 'written', as: 'count' },
      },
    },
    {
      kind: 'tile',
      name: 'solvedAlone',
      value: { of: 'alone', as: 'share' },
      beside: { written: { of: 'written', as: 'count' } },
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
