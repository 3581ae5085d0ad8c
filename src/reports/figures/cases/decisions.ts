import { z } from 'zod';
import { figure, share } from '../../figure.ts';
import { timesOf } from '../../case-times.ts';

/** Of the requests that were decided in the span and were promised a day, how many by that day, and how many days did a decision take? */
export const decisions = figure({
  id: 'decisions',
  shape: z.object({
    count: z.number(),
    median: z.number().nullable(),
    p90: z.number().nullable(),
    rate: z.number().nullable(),
    late: z.number(),
  }),
  async query(asking) {
    const { count, promised, kept, median, p90 } = (await timesOf(asking, 'decided')).all;
    return { count, rate: share(kept, promised), late: promised - kept, median, p90 };
  },
  csv: ({ count, rate, late, median, p90 }) => [
    { id: 'decidedInTime', line: 'reports.decidedInTime.title', value: rate, count },
    { id: 'decidedLate', line: 'reports.csv.decidedLate', count: late },
    { id: 'decisionDaysMedian', line: 'reports.decisionDays.title', value: median, count },
    { id: 'decisionDaysP90', line: 'reports.csv.decisionDaysP90', value: p90, count },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'decidedInTime',
      yearly: true,
      value: { of: 'rate', as: 'share' },
      better: 'more',
      beside: { count: { of: 'count', as: 'count' }, late: { of: 'late', as: 'count' } },
    },
    {
      kind: 'tile',
      name: 'decisionDays',
      yearly: true,
      value: { of: 'median', as: 'days' },
      beside: { days: { of: 'p90', as: 'days' } },
    },
  ],
});
