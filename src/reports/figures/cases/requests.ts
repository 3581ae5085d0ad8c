import { z } from 'zod';
import { leadTo } from '../../leads.ts';
import { figure } from '../../figure.ts';
import { countOf, Sent, sentIn } from '../../cases.ts';

const Requests = z.object({ submitted: z.number(), decided: z.number() });

/** How many requests were sent, and how many of them are decided? */
export const requests = figure({
  id: 'requests',
  shape: Requests,
  async query({ span, rows }) {
    const sent = await rows(sentIn(span), Sent);
    return { submitted: countOf(sent), decided: countOf(sent, 'granted', 'refused', 'otherwise') };
  },
  csv: ({ submitted, decided }) => [
    { id: 'requestsSubmitted', line: 'reports.requests.title', count: submitted },
    { id: 'requestsDecided', line: 'reports.csv.decided', count: decided },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'requests',
      yearly: true,
      value: { of: 'submitted', as: 'count' },
      beside: { decided: { of: 'decided', as: 'count' } },
      leads: [leadTo('sent'), leadTo('ended')],
    },
  ],
});
