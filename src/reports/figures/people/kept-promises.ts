import { z } from 'zod';
import { figure, share } from '../../figure.ts';
import { callsOf } from '../../calls.ts';

/** Of those who asked for a person and were promised an answer by now, how many had it by the time that was promised first? */
export const keptPromises = figure({
  id: 'keptPromises',
  narrowedBy: ['channel'],
  shape: z.object({ rate: z.number().nullable(), broken: z.number(), due: z.number() }),
  async query(asking) {
    const { count: due, answered: kept } = (await callsOf(asking)).all('promise');
    return { rate: share(kept, due), broken: due - kept, due };
  },
  csv: ({ rate, broken, due }) => [
    { id: 'keptPromises', line: 'reports.keptPromises.title', value: rate, count: due },
    { id: 'brokenPromises', line: 'reports.csv.brokenPromises', count: broken },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'keptPromises',
      yearly: true,
      value: { of: 'rate', as: 'share' },
      better: 'more',
      beside: { broken: { of: 'broken', as: 'count' }, due: { of: 'due', as: 'count' } },
    },
  ],
});
