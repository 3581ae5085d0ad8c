import { z } from 'zod';
import { figure } from '../../figure.ts';
import { callsOf } from '../../calls.ts';

const Place = z.object({
  flow: z.string(),
  field: z.string(),
  count: z.number(),
  answered: z.number(),
  question: z.string(),
});
const most = 10;

/** Where in a conversation was a person needed: at which flow, and at which question of a form? The place where most were needed first, ten at most. */
export const places = figure({
  id: 'places',
  shape: z.array(Place),
  async query(asking) {
    const places = (await callsOf(asking)).of('place');
    return places.slice(0, most).map(({ of, count, answered }) => {
      const [flow = '', field = ''] = of.split('/');
      return { flow, field, count, answered, question: field === '' ? '' : asking.labelOf(field) };
    });
  },
  csv: (all) =>
    all.map(({ flow, field, count }) => ({
      id: 'place',
      line: 'reports.places.title',
      count,
      of: { id: field === '' ? flow : `${flow}/${field}`, group: 'desk.flow', word: flow },
    })),
  shown: [
    {
      kind: 'table',
      name: 'places',
      columns: [
        { of: 'flow', as: { word: 'desk.flow' }, head: 'reports.place' },
        { of: 'question', as: 'text', head: 'reports.question', blank: 'reports.noQuestion' },
        { of: 'count', as: 'count', head: 'reports.count' },
        { of: 'answered', as: 'count', head: 'reports.answeredHead' },
      ],
      empty: 'reports.noEscalations',
    },
  ],
});
