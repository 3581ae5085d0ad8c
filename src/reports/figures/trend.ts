import { z } from 'zod';
import { figure } from '../figure.ts';
import { dayOf, ratedIn } from '../clauses.ts';
import { daysTogether } from '../fewest.ts';
import { sql } from '../sql.ts';

const Day = z.object({ day: z.string(), score: z.number(), answered: z.number() });

/** How does satisfaction go? Points in order, each of as many days in a row (from `since` to `day`) as hold enough ratings to be shown. */
export const trend = figure({
  id: 'trend',
  shape: z.array(Day.extend({ since: z.string() })),
  query: async ({ span, rows }) => {
    const days = await rows(
      sql`select ${dayOf(sql`r.at`)}::text as day, avg(score)::float8 as score, count(*)::int as answered
        from ${ratedIn(span)} group by 1 order by 1`,
      Day,
    );
    return [...daysTogether(days)];
  },
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
      since: { of: 'since', as: 'day', head: 'reports.range.from' },
      day: { of: 'day', as: 'day', head: 'reports.range.to' },
      value: { of: 'score', as: 'mean', head: 'reports.score.title' },
      more: [{ of: 'answered', as: 'count', head: 'reports.answers' }],
      steps: [1, 2, 3, 4, 5],
      empty: 'reports.tooFew',
      emptyHint: 'reports.noRatingsHint',
    },
  ],
});
