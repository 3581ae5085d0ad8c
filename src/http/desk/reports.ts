import { Marks, NewMark } from '../../contract/kept/marks.ts';
import { wantedIn } from '../../desk/reports/wanted.ts';
import { reportsShape } from '../../reports/reports.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { plain, route, taking, type DeskCall } from './desk-call.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The figures as a file that is downloaded. */
const download = (
  { context }: DeskCall,
  kind: keyof typeof types,
  body: string | Uint8Array<ArrayBuffer>,
): Response =>
  context.body(body, 200, {
    'content-type': types[kind],
    'content-disposition': `attachment; filename="reports.${kind}"`,
    'cache-control': 'private, no-store',
  });

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
      return download(call, 'xlsx', await office.figuresXlsx(staff, wantedIn(context.req.query()), lang));
    },
  }),
  plain({
    method: 'GET',
    path: '/reports.csv',
    needs: 'seeReports',
    async answers(call) {
      const { context, office, staff, lang } = call;
      return download(call, 'csv', await office.figuresCsv(staff, wantedIn(context.req.query()), lang));
    },
  }),
];
