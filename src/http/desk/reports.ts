import { Marks, NewMark } from '../../contract/kept/marks.ts';
import { wantedIn } from '../../desk/reports/wanted.ts';
import { reportsShape } from '../../reports/reports.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { plain, route, taking } from './desk-call.ts';
import { download } from './cases/download.ts';

/** The manager's figures, as JSON and for spreadsheets. */
export const reports: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/reports',
    needs: 'seeReports',
    answer: reportsShape,
    answers: ({ context, office, staff, lang }) => office.figures(staff, wantedIn(context.req.query()), lang),
  }),
  route({
    method: 'GET',
    path: '/reports/marks',
    needs: 'seeReports',
    answer: Marks,
    answers: ({ office, staff }) => office.marks.all(staff),
  }),
  taking({
    method: 'POST',
    path: '/reports/marks',
    needs: 'seeReports',
    body: NewMark,
    answer: Marks,
    answers: ({ office, staff }, mark) => office.marks.put(staff, mark),
  }),
  plain({
    method: 'GET',
    path: '/reports.xlsx',
    needs: 'seeReports',
    async answers(call) {
      const { context, office, staff, lang } = call;
      const body = await office.figuresXlsx(staff, wantedIn(context.req.query()), lang);
      return download(call, { name: 'reports', kind: 'xlsx', body });
    },
  }),
  plain({
    method: 'GET',
    path: '/reports.csv',
    needs: 'seeReports',
    async answers(call) {
      const { context, office, staff, lang } = call;
      const body = await office.figuresCsv(staff, wantedIn(context.req.query()), lang);
      return download(call, { name: 'reports', kind: 'csv', body });
    },
  }),
];
