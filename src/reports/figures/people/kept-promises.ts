import { z } from 'zod';
import { ofEnough } from '../../numbers/fewest.ts';
import { countIf, figure, share } from '../../figure.ts';
import { callsOf } from '../../calls.ts';

/** Of those who asked for a person and were promised an answer by now, how many had it by the time that was promised first? */
export const keptPromises = figure({
  id: 'keptPromises',
  narrowedBy: ['channel'],
  shape: z.object({ rate: z.number().nullable(), broken: z.number().nullable(), due: z.number() }),
  async query(asking) {
    const { count: due, answered: kept } = (await callsOf(asking)).all('promise');
    return { rate: ofEnough(due, share(kept, due)), broken: ofEnough(due, due - kept), due };
  },
  csv: ({ rate, broken, due }) => [
    { id: 'keptPromises', line: 'reports.keptPromises.title', value: rate, count: due },
    { id: 'brokenPromises', line: 'reports.csv.brokenPromises', ...countIf(broken) },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'keptPromises',
      yearly: true,
      value: { of: 'rate', as: 'share' },
      better: 'more',
      none: 'reports.tooFewCases',
      beside: { broken: { of: 'broken', as: 'count' } },
      always: { due: { of: 'due', as: 'count' } },
    },
  ],
});
