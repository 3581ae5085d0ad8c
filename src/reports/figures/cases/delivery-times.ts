import { z } from 'zod';
import { leadTo } from '../../leads.ts';
import { figure } from '../../figure.ts';
import { timesOf } from '../../case-times.ts';

const Delivered = z.object({
  count: z.number(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});

/** How many days passed from an acceptance until the service was provided, of the services that were provided in the span? */
export const deliveryTimes = figure({
  id: 'deliveryTimes',
  shape: Delivered,
  async query(asking) {
    const { count, median, p90 } = (await timesOf(asking, 'delivered')).all;
    return { count, median, p90 };
  },
  csv: ({ count, median, p90 }) => [
    { id: 'deliveryDaysMedian', line: 'reports.deliveryDays.title', value: median, count },
    { id: 'deliveryDaysP90', line: 'reports.csv.deliveryDaysP90', value: p90, count },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'deliveryDays',
      yearly: true,
      value: { of: 'median', as: 'days' },
      better: 'less',
      none: 'reports.tooFewCases',
      beside: { days: { of: 'p90', as: 'days' } },
      always: { count: { of: 'count', as: 'count' } },
      leads: [leadTo('delivered')],
    },
  ],
});
