import { z } from 'zod';
import { leadTo } from '../../leads.ts';
import { ofEnough } from '../../numbers/fewest.ts';
import { countIf, figure } from '../../figure.ts';
import { countOf, Sent, sentIn } from '../../cases.ts';
import { timesOf } from '../../case-times.ts';

const Complaints = z.object({ submitted: z.number(), answered: z.number(), late: z.number().nullable() });

/** How many suggestions and complaints were sent, and how many of them are answered? Of the services that the pack says are for that. */
export const complaints = figure({
  id: 'complaints',
  shape: Complaints,
  async query(asking) {
    const { span, rows, complaining: services } = asking;
    const [sent, times] = await Promise.all([rows(sentIn(span), Sent), timesOf(asking, 'decided')]);
    const own = sent.filter(({ service }) => services.includes(service));
    const took = services.flatMap((service) => times.services.get(service) ?? []);
    const promised = took.reduce((sum, one) => sum + one.promised, 0);
    const late = ofEnough(
      promised,
      took.reduce((sum, { kept }) => sum - kept, promised),
    );
    return { submitted: countOf(own), answered: countOf(own, 'granted', 'refused', 'otherwise'), late };
  },
  csv: ({ submitted, answered, late }) => [
    { id: 'complaints', line: 'reports.complaints.title', count: submitted },
    { id: 'complaintsAnswered', line: 'reports.csv.complaintsAnswered', count: answered },
    { id: 'complaintsLate', line: 'reports.csv.complaintsLate', ...countIf(late) },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'complaints',
      yearly: true,
      value: { of: 'submitted', as: 'count' },
      beside: { late: { of: 'late', as: 'count' } },
      always: { answered: { of: 'answered', as: 'count' } },
      leads: [leadTo('complained'), leadTo('complainedLate')],
    },
  ],
});
