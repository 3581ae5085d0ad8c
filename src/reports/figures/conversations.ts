import { z } from 'zod';
import { figure } from '../figure.ts';
import { allWritten, Written, writtenIn } from '../clauses.ts';

/** In how many conversations did a member write? */
export const conversations = figure({
  id: 'conversations',
  shape: z.number(),
  query: async ({ span, rows }) => allWritten(await rows(writtenIn(span), Written)),
  csv: (count) => [{ id: 'conversations', line: 'reports.conversations.title', count }],
  shown: [{ kind: 'tile', name: 'conversations', yearly: true, value: { as: 'count' } }],
});
