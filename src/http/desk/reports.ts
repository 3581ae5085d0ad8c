import { reportsShape } from '../../reports/reports.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { plain, route } from './desk-call.ts';

/** The manager's figures, as JSON and for spreadsheets. */
export const reports: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/reports',
    needs: 'seeReports',
    answer: reportsShape,
    answers: ({ context, office, staff, lang }) => office.figures(staff, context.req.query(), lang),
  }),
  plain({
    method: 'GET',
    path: '/reports.xlsx',
    needs: 'seeReports',
    async answers({ context, office, staff, lang }) {
      const book = await office.figuresXlsx(staff, context.req.query(), lang);
      return context.body(book, 200, {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="reports.xlsx"',
        'cache-control': 'private, no-store',
      });
    },
  }),
  plain({
    method: 'GET',
    path: '/reports.csv',
    needs: 'seeReports',
    async answers({ context, office, staff, lang }) {
      const csv = await office.figuresCsv(staff, context.req.query(), lang);
      return context.body(csv, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="reports.csv"',
        'cache-control': 'private, no-store',
      });
    },
  }),
];
