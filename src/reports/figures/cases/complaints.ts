import { z } from 'zod';
import { figure } from '../../figure.ts';
import { countOf, Sent, sentIn } from '../../cases.ts';
import { timesOf } from '../../case-times.ts';

const Complaints = z.object({ submitted: z.number(), answered: z.number(), late: z.number() });

/** How many suggestions and complaints were sent, and how many of them are answered? Of the services that the pack says are for that. */
export const complaints = figure({
  id: 'complaints',
  shape: Complaints,
  async query(asking) {
    const { span, rows, complaining: services } = asking;
    const [sent, times] = await Promise.all([rows(sentIn(span), Sent), timesOf(asking, 'decided')]);
    const own = sent.filter(({ service }) => services.includes(service));
    const took = services.flatMap((service) => times.services.get(service) ?? []);
    const late = took.reduce((sum, { promised, kept }) => sum + promised - kept, 0);
    return { submitted: countOf(own), answered: countOf(own, 'granted', 'refused', 'otherwise'), late };
  },
  csv: ({ submitted, answered, late }) => [
    { id: 'complaints', line: 'reports.complaints.title', count: submitted },
    { id: 'complaintsAnswered', line: 'reports.csv.complaintsAnswered', count: answered },
    { id: 'complaintsLate', line: 'reports.csv.complaintsLate', count: late },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'complaints',
      yearly: true,
      value: { of: 'submitted', as: 'count' },
      beside: { answered: { of: 'answered', as: 'count' }, late: { of: 'late', as: 'count' } },
    },
  ],
});
