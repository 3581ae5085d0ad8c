import { z } from 'zod';
import { figure } from '../../figure.ts';
import { countOf, Sent, sentIn, ServiceTimes, timesByService } from '../../cases.ts';

const Complaints = z.object({ submitted: z.number(), answered: z.number(), late: z.number() });

/** How many suggestions and complaints were sent, and how many of them are answered? Of the services that the pack says are for that. */
export const complaints = figure({
  id: 'complaints',
  shape: Complaints,
  async query({ span, rows, complaining: services }) {
    const [sent, times] = await Promise.all([
      rows(sentIn(span), Sent),
      rows(timesByService(span), ServiceTimes),
    ]);
    const own = sent.filter(({ service }) => services.includes(service));
    const late = times.reduce((sum, one) => (services.includes(one.service) ? sum + one.late : sum), 0);
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
