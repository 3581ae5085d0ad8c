import { z } from 'zod';
import { daysAfter } from '../../../fields/calendar.ts';
import { adjustedScore } from '../../numbers/adjusted.ts';
import { endedIn } from '../../cases.ts';
import { figure, share } from '../../figure.ts';
import { askedIn, meanOf, servedIn, sumOf } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Rated = z.object({ outcome: z.string(), score: z.number().nullable(), answered: z.number() });
const Ended = z.object({ outcome: z.string(), ended: z.number() });
const Asked = z.object({ asked: z.number(), answered: z.number() });
const year = 365;

/**
 * How satisfied are members once their service is over, whatever the answer was? `adjusted` weighs each outcome as often as the association's services
 * ended so in the last 365 days.
 */
export const afterService = figure({
  id: 'afterService',
  shape: z.object({
    score: z.number().nullable(),
    adjusted: z.number().nullable(),
    asked: z.number(),
    answered: z.number(),
    outcomes: z.array(Rated),
  }),
  async query({ span, today, rows }) {
    const [rated, ended, [response]] = await Promise.all([
      rows(
        sql`select r.outcome, ${meanOf} as score, ${sumOf} as answered
          from ${servedIn(span)} group by 1 order by 3 desc, 1`,
        Rated,
      ),
      rows(
        endedIn({ ...span, from: daysAfter(today, -year), to: today, channel: null, service: null }),
        Ended,
      ),
      rows(sql`select asked, answered from ${askedIn(span, true)} a`, Asked),
    ]);
    const answered = rated.reduce((sum, one) => sum + one.answered, 0);
    const total = rated.reduce((sum, one) => sum + (one.score ?? 0) * one.answered, 0);
    return {
      score: share(total, answered),
      adjusted: adjustedScore(
        rated.map(({ outcome, score: mean, answered: count }) => ({
          outcome,
          mean,
          answered: count,
          ended: ended.find((one) => one.outcome === outcome)?.ended ?? 0,
        })),
      ),
      asked: response?.asked ?? 0,
      answered,
      outcomes: [...rated],
    };
  },
  csv: ({ score, adjusted, asked, answered, outcomes }) => [
    { id: 'afterService', line: 'reports.afterService.title', value: score, count: answered },
    {
      id: 'afterServiceAdjusted',
      line: 'reports.afterServiceAdjusted.title',
      value: adjusted,
      count: answered,
    },
    { id: 'afterServiceAsked', line: 'reports.csv.afterServiceAsked', count: asked },
    ...outcomes.map(({ outcome, score: mean, answered: count }) => ({
      id: 'afterServiceOutcome',
      line: 'reports.afterServiceOutcomes.title' as const,
      value: mean,
      count,
      of: { id: outcome, group: 'desk.status' as const, word: outcome },
    })),
  ],
  shown: [
    {
      kind: 'tile',
      name: 'afterService',
      yearly: true,
      value: { of: 'score', as: 'mean' },
      better: 'more',
      none: 'reports.tooFew',
      beside: { count: { of: 'answered', as: 'count' }, asked: { of: 'asked', as: 'count' } },
    },
    {
      kind: 'tile',
      name: 'afterServiceAdjusted',
      yearly: true,
      value: { of: 'adjusted', as: 'mean' },
      better: 'more',
      none: 'reports.tooFew',
    },
    {
      kind: 'table',
      name: 'afterServiceOutcomes',
      rows: 'outcomes',
      columns: [
        { of: 'outcome', as: { word: 'desk.status' }, head: 'reports.outcome' },
        { of: 'score', as: 'mean', head: 'reports.score.title', none: 'reports.tooFew' },
        { of: 'answered', as: 'count', head: 'reports.answers' },
      ],
      empty: 'reports.noRatings',
    },
  ],
});
