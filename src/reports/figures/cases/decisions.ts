import { z } from 'zod';
import { leadTo } from '../../leads.ts';
import { ofEnough } from '../../numbers/fewest.ts';
import { countIf, figure, share } from '../../figure.ts';
import { timesOf } from '../../case-times.ts';

/** Of the requests that were decided in the span and were promised a day, how many by that day, and how many days did a decision take? */
export const decisions = figure({
  id: 'decisions',
  shape: z.object({
    count: z.number(),
    median: z.number().nullable(),
    p90: z.number().nullable(),
    rate: z.number().nullable(),
    late: z.number().nullable(),
  }),
  async query(asking) {
    const { count, promised, kept, median, p90 } = (await timesOf(asking, 'decided')).all;
    return {
      count,
      rate: ofEnough(promised, share(kept, promised)),
      late: ofEnough(promised, promised - kept),
      median,
      p90,
    };
  },
  csv: ({ count, rate, late, median, p90 }) => [
    { id: 'decidedInTime', line: 'reports.decidedInTime.title', value: rate, count },
    { id: 'decidedLate', line: 'reports.csv.decidedLate', ...countIf(late) },
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
      none: 'reports.tooFewCases',
      beside: { late: { of: 'late', as: 'count' } },
      always: { count: { of: 'count', as: 'count' } },
      leads: [leadTo('decided'), leadTo('decidedLate')],
    },
    {
      kind: 'tile',
      name: 'decisionDays',
      yearly: true,
      value: { of: 'median', as: 'days' },
      none: 'reports.tooFewCases',
      beside: { days: { of: 'p90', as: 'days' } },
      leads: [leadTo('decided')],
    },
  ],
});
