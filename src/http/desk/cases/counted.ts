import { CountedCases } from '../../../contract/cases/counted.ts';
import type { WantedCases } from '../../../desk/reports/counted.ts';
import { alsoOfCases, wantedIn } from '../../../desk/reports/wanted.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { plain, route, type DeskCall } from '../desk-call.ts';
import { download } from './download.ts';
import { fromOf } from '../requests.ts';

/** Throws Fault wrongRequest. */
function wantedOf({ context, query }: DeskCall): WantedCases {
  const { from, to, channel, service } = wantedIn(context.req.query(), alsoOfCases);
  return { from, to, channel, service, counted: query('counted') };
}

/** The cases behind a figure, for those who may read them. */
export const counted: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/counted',
    needs: 'seeRequests',
    answer: CountedCases,
    answers: (call) =>
      call.office.counted.page(
        call.staff,
        { ...wantedOf(call), skip: fromOf(call.query('skip'), 'skip') },
        call.lang,
      ),
  }),
  plain({
    method: 'GET',
    path: '/counted.xlsx',
    needs: 'seeRequests',
    answers: async (call) =>
      download(call, {
        name: 'cases',
        kind: 'xlsx',
        body: await call.office.casesXlsx(call.staff, wantedOf(call), call.lang),
      }),
  }),
  plain({
    method: 'GET',
    path: '/counted.csv',
    needs: 'seeRequests',
    answers: async (call) =>
      download(call, {
        name: 'cases',
        kind: 'csv',
        body: await call.office.casesCsv(call.staff, wantedOf(call), call.lang),
      }),
  }),
];
