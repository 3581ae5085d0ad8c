import { z } from 'zod';
import { figure } from '../../figure.ts';
import { meanOf, ratedIn, sumOf, Written, writtenIn } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Rated = z.object({ channel: z.string(), mean: z.number(), count: z.number() });

/** How satisfied are members on each channel, and in how many conversations did they write there? The one with most ratings first. */
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
    const [rated, written] = await Promise.all([
      rows(
        sql`select r.channel, ${meanOf} as mean, ${sumOf} as count
          from ${ratedIn(span)} group by 1 order by 3 desc`,
        Rated,
      ),
      rows(writtenIn(span), Written),
    ]);
    const channels = new Set([...rated, ...written].map(({ channel }) => channel));
    const all = [...channels].map((channel) => {
      const ratings = rated.find((one) => one.channel === channel);
      return {
        channel,
        score: ratings?.mean ?? null,
        answered: ratings?.count ?? 0,
        conversations: written.find((one) => one.channel === channel)?.count ?? 0,
      };
    });
    return all;
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
        { of: 'score', as: 'mean', head: 'reports.score.title', none: 'reports.tooFew' },
        { of: 'answered', as: 'count', head: 'reports.answers' },
        { of: 'conversations', as: 'count', head: 'reports.conversations.title' },
      ],
      empty: 'reports.noConversations',
      narrows: { to: 'channel', of: 'channel' },
    },
  ],
});
