import { z } from 'zod';
import { figure, share, type CsvRow } from '../../figure.ts';
import { askedIn, ratedIn, sumOf } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const scores = [1, 2, 3, 4, 5];
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const OfScore = z.object({ score: z.number(), count: z.number() });
const Response = z.object({ asked: z.number(), answered: z.number() });

/**
 * How satisfied are members, and how many of those who were asked say so? `distribution[0]` counts the ratings of 1; no ratings, no distribution.
 */
export const satisfaction = figure({
  id: 'satisfaction',
  shape: z.object({
    score: z.number().nullable(),
    responseRate: z.number().nullable(),
    asked: z.number(),
    answered: z.number(),
    distribution: z.array(z.number()),
  }),
  async query({ span, rows }) {
    const [counted, [response]] = await Promise.all([
      rows(sql`select r.score::int as score, ${sumOf} as count from ${ratedIn(span)} group by 1`, OfScore),
      rows(sql`select asked, answered from ${askedIn(span, false)} a`, Response),
    ]);
    const distribution = scores.map((score) => counted.find((one) => one.score === score)?.count ?? 0);
    const answered = sum(distribution);
    const { asked, answered: answeredOfThese } = response ?? { asked: 0, answered: 0 };
    return {
      score: share(sum(distribution.map((count, i) => count * (i + 1))), answered),
      responseRate: share(answeredOfThese, asked),
      asked,
      answered,
      distribution: answered > 0 ? distribution : [],
    };
  },
  csv: ({ score, responseRate, asked, answered, distribution }) => [
    { id: 'satisfaction', line: 'reports.score.title', value: score, count: answered },
    { id: 'responseRate', line: 'reports.responseRate.title', value: responseRate, count: asked },
    ...distribution.map((count, i): CsvRow => ({
      id: 'distribution',
      line: 'reports.distribution.title',
      count,
      of: { id: String(i + 1), group: 'reports', word: `score-${i + 1}` },
    })),
  ],
  shown: [
    {
      kind: 'tile',
      name: 'score',
      yearly: true,
      value: { of: 'score', as: 'mean' },
      better: 'more',
      none: 'reports.tooFew',
      beside: { count: { of: 'answered', as: 'count' } },
    },
    {
      kind: 'tile',
      name: 'responseRate',
      yearly: true,
      value: { of: 'responseRate', as: 'share' },
      better: 'more',
      beside: { asked: { of: 'asked', as: 'count' } },
    },
    {
      kind: 'bars',
      name: 'distribution',
      rows: 'distribution',
      label: { of: 'place', as: 'rating', head: 'reports.rating' },
      count: { of: 'count', as: 'count', head: 'reports.answers' },
      share: true,
      backwards: true,
      empty: 'reports.tooFew',
    },
  ],
});
