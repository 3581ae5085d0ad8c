import { z } from 'zod';
import { figure } from '../figure.ts';
import { begunIn, ratedIn } from '../clauses.ts';
import { sql } from '../sql.ts';

const Rated = z.object({ channel: z.string(), mean: z.number(), count: z.number() });
const Begun = z.object({ channel: z.string(), count: z.number() });

/** How satisfied are members on each channel, and how many conversations began there? The one with most ratings first. */
export const byChannel = figure({
  id: 'byChannel',
  shape: z.array(
    z.object({
      channel: z.string(),
      score: z.number().nullable(),
      answered: z.number(),
      conversations: z.number(),
    }),
  ),
  async query({ span, rows }) {
    const [rated, begun] = await Promise.all([
      rows(
        sql`select r.channel, avg(score)::float8 as mean, count(*)::int as count
          from ${ratedIn(span)} group by 1 order by 3 desc`,
        Rated,
      ),
      rows(
        sql`select c.channel, count(*)::int as count from ${begunIn(span)} group by 1 order by 2 desc`,
        Begun,
      ),
    ]);
    const channels = new Set([...rated, ...begun].map(({ channel }) => channel));
    return [...channels].map((channel) => {
      const ratings = rated.find((one) => one.channel === channel);
      return {
        channel,
        score: ratings?.mean ?? null,
        answered: ratings?.count ?? 0,
        conversations: begun.find((one) => one.channel === channel)?.count ?? 0,
      };
    });
  },
  csv: (channels) =>
    channels.map(({ channel, score, answered }) => ({
      id: 'channel',
      line: 'reports.byChannel.title',
      value: score,
      count: answered,
      of: { id: channel, group: 'desk.channel', word: channel },
    })),
  shown: [
    {
      kind: 'table',
      name: 'byChannel',
      columns: [
        { of: 'channel', as: { word: 'desk.channel' }, head: 'reports.channel' },
        { of: 'score', as: 'mean', head: 'reports.score.title' },
        { of: 'answered', as: 'count', head: 'reports.answers' },
        { of: 'conversations', as: 'count', head: 'reports.conversations.title' },
      ],
      empty: 'reports.noConversations',
      narrows: { to: 'channel', of: 'channel' },
    },
  ],
});
