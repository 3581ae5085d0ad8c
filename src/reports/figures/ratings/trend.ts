import { z } from 'zod';
import { figure } from '../../figure.ts';
import { meanOf, ratedIn, sumOf } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Day = z.object({ day: z.string(), score: z.number(), answered: z.number() });

/** How does satisfaction go? A point for each day on which ratings were counted, in order. */
export const trend = figure({
  id: 'trend',
  shape: z.array(Day),
  query: async ({ span, rows }) => [
    ...(await rows(
      sql`select r.day::text as day, ${meanOf} as score, ${sumOf} as answered
        from ${ratedIn(span)} group by 1 order by 1`,
      Day,
    )),
  ],
  csv: (days) =>
    days.map(({ day, score, answered }) => ({
      id: 'trend',
      line: 'reports.trend.title',
      value: score,
      count: answered,
      of: { id: day, title: day },
    })),
  shown: [
    {
      kind: 'trend',
      name: 'trend',
      day: { of: 'day', as: 'day', head: 'reports.day' },
      value: { of: 'score', as: 'mean', head: 'reports.score.title' },
      more: [{ of: 'answered', as: 'count', head: 'reports.answers' }],
      steps: [1, 2, 3, 4, 5],
      target: 'score',
      empty: 'reports.tooFew',
      emptyHint: 'reports.noRatingsHint',
    },
  ],
});
