import { z } from 'zod';
import type { LineName } from '../../../contract/line-names.ts';
import { several } from '../../../contract/reports.ts';
import { figure } from '../../figure.ts';
import { meanOf, ratedIn, sumOf } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Rated = z.object({ service: z.string(), score: z.number().nullable(), answered: z.number() });

const lineOf = (service: string, title: string): { line: LineName } | { title: string } => {
  if (service === several) return { line: 'reports.titled.*' };
  return title === '' ? { line: 'reports.noService' } : { title };
};

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
      sql`select r.service, ${meanOf} as score, ${sumOf} as answered
        from ${ratedIn(span)} group by 1 order by 3 desc`,
      Rated,
    );
    return rated.map((one) => ({ ...one, title: titleOf(one.service) }));
  },
  csv: (services) =>
    services.map(({ service, title, score, answered }) => ({
      id: 'service',
      line: 'reports.byService.title',
      value: score,
      count: answered,
      of: { id: service, ...lineOf(service, title) },
    })),
  shown: [
    {
      kind: 'table',
      name: 'byService',
      yearly: true,
      columns: [
        { of: 'title', as: { word: 'reports.titled' }, head: 'reports.service', blank: 'reports.noService' },
        { of: 'score', as: 'mean', head: 'reports.score.title', none: 'reports.tooFew' },
        { of: 'answered', as: 'count', head: 'reports.answers' },
      ],
      empty: 'reports.noRatings',
      narrows: { to: 'service', of: 'service' },
    },
  ],
});
