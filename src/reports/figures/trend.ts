import { z } from 'zod';
import { figure } from '../figure.ts';
import { dayOf, ratedIn } from '../clauses.ts';
import { sql } from '../sql.ts';

const Day = z.object({ day: z.string(), score: z.number().nullable(), answered: z.number() });

/** How does satisfaction go from day to day? Days with ratings alone, in order. */
export const trend = figure({
  id: 'trend',
  shape: z.array(Day),
  query: async ({ span, rows }) => [
    ...(await rows(
      sql`select ${dayOf(sql`r.at`)}::text as day, avg(score)::float8 as score, count(*)::int as answered
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
      empty: 'reports.noRatings',
      emptyHint: 'reports.noRatingsHint',
    },
  ],
});
