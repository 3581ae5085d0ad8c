import { z } from 'zod';
import { ofEnough } from '../../numbers/fewest.ts';
import { figure } from '../../figure.ts';
import { countOf, Sent, sentIn } from '../../cases.ts';
import { timesOf } from '../../case-times.ts';

const Row = z.object({
  service: z.string(),
  title: z.string(),
  submitted: z.number(),
  granted: z.number(),
  refused: z.number(),
  otherwise: z.number(),
  open: z.number(),
  days: z.number().nullable(),
  late: z.number().nullable(),
});

/** Of each service: how many requests were sent in the span, what became of them, and how many days a decision of the span took. The most frequent first. */
export const requestsByService = figure({
  id: 'requestsByService',
  shape: z.array(Row),
  async query(asking) {
    const { span, rows, titleOf } = asking;
    const [sent, times] = await Promise.all([rows(sentIn(span), Sent), timesOf(asking, 'decided')]);
    const services = [...new Set([...sent.map(({ service }) => service), ...times.services.keys()])];
    const all = services.map((service) => {
      const own = sent.filter((one) => one.service === service);
      const took = times.services.get(service);
      return {
        service,
        title: titleOf(service),
        submitted: countOf(own),
        granted: countOf(own, 'granted'),
        refused: countOf(own, 'refused'),
        otherwise: countOf(own, 'otherwise'),
        open: countOf(own, 'open'),
        days: took?.median ?? null,
        late: took ? ofEnough(took.promised, took.promised - took.kept) : null,
      };
    });
    return all.toSorted(
      (one, other) => other.submitted - one.submitted || (one.service < other.service ? -1 : 1),
    );
  },
  csv: (all) =>
    all.flatMap(({ service: id, title, submitted, granted, refused, days }) => [
      {
        id: 'serviceRequests',
        line: 'reports.csv.serviceRequests' as const,
        count: submitted,
        of: { id, title },
      },
      {
        id: 'serviceGranted',
        line: 'reports.csv.serviceGranted' as const,
        count: granted,
        of: { id, title },
      },
      {
        id: 'serviceRefused',
        line: 'reports.csv.serviceRefused' as const,
        count: refused,
        of: { id, title },
      },
      {
        id: 'serviceDecisionDays',
        line: 'reports.decisionDays.title' as const,
        value: days,
        of: { id, title },
      },
    ]),
  shown: [
    {
      kind: 'table',
      name: 'requestsByService',
      yearly: true,
      columns: [
        { of: 'title', as: 'text', head: 'reports.service' },
        { of: 'submitted', as: 'count', head: 'reports.sent', counted: 'sent' },
        { of: 'granted', as: 'count', head: 'reports.granted', counted: 'granted' },
        { of: 'refused', as: 'count', head: 'reports.refused', counted: 'refused' },
        { of: 'otherwise', as: 'count', head: 'reports.otherwise', counted: 'otherwise' },
        { of: 'open', as: 'count', head: 'reports.stillOpen', counted: 'open' },
        { of: 'days', as: 'days', head: 'reports.decisionDays.title', none: 'reports.tooFewCases' },
        {
          of: 'late',
          as: 'count',
          head: 'reports.csv.decidedLate',
          counted: 'decidedLate',
          none: 'reports.tooFewCases',
        },
      ],
      empty: 'reports.noRequests',
      rowOf: 'service',
    },
  ],
});
