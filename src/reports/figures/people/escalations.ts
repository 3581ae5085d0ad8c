import { z } from 'zod';
import { figure, share, type CsvRow } from '../../figure.ts';
import { callsOf } from '../../calls.ts';
import { allWritten, Written, writtenIn } from '../../clauses.ts';

const Reason = z.object({ reason: z.string(), count: z.number() });

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
  async query(asking) {
    const { span, rows } = asking;
    const [calls, conversations] = await Promise.all([callsOf(asking), rows(writtenIn(span), Written)]);
    const written = allWritten(conversations);
    const { count: escalated } = calls.all('first');
    return {
      count: calls.all('all').count,
      rate: share(escalated, written),
      alone: written === 0 ? null : Math.max(0, written - escalated) / written,
      written,
      escalated,
      reasons: calls.of('reason').map(({ of, count }) => ({ reason: of, count })),
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
