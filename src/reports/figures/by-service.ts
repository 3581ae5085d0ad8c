import { z } from 'zod';
import { figure } from '../figure.ts';
import { ratedIn } from '../clauses.ts';
import { partsShown } from '../fewest.ts';
import { sql } from '../sql.ts';

const Rated = z.object({ service: z.string(), score: z.number().nullable(), answered: z.number() });

/** How satisfied are members with each service? The one with most ratings first; '' are ratings of conversations without a request. */
export const byService = figure({
  id: 'byService',
  shape: z.array(
    z.object({
      service: z.string(),
      title: z.string(),
      score: z.number().nullable(),
      answered: z.number(),
    }),
  ),
  async query({ span, rows, titleOf }) {
    const rated = await rows(
      sql`select coalesce(r.service, '') as service, avg(score)::float8 as score, count(*)::int as answered
        from ${ratedIn(span)} group by 1 order by 3 desc`,
      Rated,
    );
    return partsShown(rated).map((one) => ({ ...one, title: titleOf(one.service) }));
  },
  csv: (services) =>
    services.map(({ service, title, score, answered }) => ({
      id: 'service',
      line: 'reports.byService.title',
      value: score,
      count: answered,
      of: { id: service, ...(title === '' ? { line: 'reports.noService' } : { title }) },
    })),
  shown: [
    {
      kind: 'table',
      name: 'byService',
      columns: [
        { of: 'title', as: 'text', head: 'reports.service', blank: 'reports.noService' },
        { of: 'score', as: 'mean', head: 'reports.score.title', none: 'reports.tooFew' },
        { of: 'answered', as: 'count', head: 'reports.answers' },
      ],
      empty: 'reports.noRatings',
      narrows: { to: 'service', of: 'service' },
    },
  ],
});
