import { z } from 'zod';
import { figure } from '../../figure.ts';
import { callsOf } from '../../calls.ts';
import { ofEnough } from '../../numbers/fewest.ts';
import { quantile } from '../../numbers/quantile.ts';

const Waits = z.object({
  median: z.number().nullable(),
  p90: z.number().nullable(),
  answered: z.number(),
  waiting: z.number(),
  left: z.number(),
});

/**
 * How many minutes pass from asking for a person to that person's first answer? Of all who asked in the span some were answered, some wait, and
 * some left the queue without an answer.
 */
export const firstAnswer = figure({
  id: 'firstAnswerMinutes',
  narrowedBy: ['channel'],
  shape: Waits,
  async query(asking) {
    const calls = await callsOf(asking);
    const { count, answered } = calls.all('all');
    const { count: waiting } = calls.all('waiting');
    const waits = calls.of('wait').map(({ count: alike, seconds }) => ({
      value: seconds / alike / 60,
      count: alike,
    }));
    return {
      median: ofEnough(answered, quantile(waits, 0.5)),
      p90: ofEnough(answered, quantile(waits, 0.9)),
      answered,
      waiting,
      left: count - answered - waiting,
    };
  },
  csv: ({ median, p90, answered, waiting }) => [
    {
      id: 'firstAnswerMinutesMedian',
      line: 'reports.csv.firstAnswerMedian',
      value: median,
      count: answered,
    },
    { id: 'firstAnswerMinutesP90', line: 'reports.csv.firstAnswerP90', value: p90, count: answered },
    { id: 'firstAnswerWaiting', line: 'reports.csv.firstAnswerWaiting', count: waiting },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'firstAnswer',
      yearly: true,
      value: { of: 'median', as: 'minutes' },
      better: 'less',
      none: 'reports.tooFewCases',
      beside: { time: { of: 'p90', as: 'within' } },
      always: {
        answered: { of: 'answered', as: 'count' },
        waiting: { of: 'waiting', as: 'count' },
        left: { of: 'left', as: 'count' },
      },
    },
  ],
});
