import { z } from 'zod';
import { figure } from '../figure.ts';
import { writtenIn } from '../clauses.ts';
import { sql } from '../sql.ts';

/** In how many conversations did a member write? */
export const conversations = figure({
  id: 'conversations',
  shape: z.number(),
  async query({ span, rows }) {
    const [counted] = await rows(
      sql`select coalesce(sum(c.count), 0)::int as count from ${writtenIn(span)}`,
      z.object({ count: z.number() }),
    );
    return counted?.count ?? 0;
  },
  csv: (count) => [{ id: 'conversations', line: 'reports.conversations.title', count }],
  shown: [{ kind: 'tile', name: 'conversations', value: { as: 'count' } }],
});
