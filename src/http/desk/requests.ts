import { Decision, Found, RequestDetail, RequestItems } from '../../contract/desk.ts';
import { referencesOf, search } from '../../desk/requests/search.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { route, taking, type Visit } from './visit.ts';

const whiches = ['open', 'overdue', 'all'] as const;
const statuses = ['submitted', 'accepted', 'refused', 'delivered', 'withdrawn'] as const;
const longestQuery = 100;

/** Throws Fault wrongRequest for a word that is no state of a request. */
function statusOf(given: string | undefined): string | null {
  if (given === undefined || given === '') return null;
  const found = statuses.find((one) => one === given);
  if (!found) throw new Fault('wrongRequest', `status: must be one of ${statuses.join(', ')}.`);
  return found;
}

const sought = ({ query }: Visit): string => (query('q') ?? '').slice(0, longestQuery);

const detail = ({ office, staff, lang, param }: Visit): Promise<RequestDetail> =>
  office.requests.detail(staff, param('reference'), lang);

/** What members submitted, and what the committee decides. */
export const requests: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/requests',
    needs: 'seeRequests',
    answer: RequestItems,
    async answers(visit) {
      const { office, staff, lang, query } = visit;
      const status = statusOf(query('status'));
      const which = whiches.find((one) => one === query('which')) ?? (status ? 'all' : 'open');
      const references = await referencesOf(office.desk, staff, sought(visit));
      return { items: await office.requests.list(staff, { which, status, references }, lang) };
    },
  }),
  route({
    method: 'GET',
    path: '/requests/:reference',
    needs: 'seeRequests',
    answer: RequestDetail,
    answers: detail,
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/decision',
    needs: 'decide',
    body: Decision,
    answer: RequestDetail,
    async answers(visit, decision) {
      await visit.office.requests.decide(visit.staff, visit.param('reference'), decision);
      return detail(visit);
    },
  }),
  route({
    method: 'POST',
    path: '/requests/:reference/delivered',
    needs: 'decide',
    answer: RequestDetail,
    async answers(visit) {
      await visit.office.requests.delivered(visit.staff, visit.param('reference'));
      return detail(visit);
    },
  }),
  route({
    method: 'GET',
    path: '/search',
    needs: 'seeRequests',
    answer: Found,
    answers: (visit) => {
      const { office, staff, lang } = visit;
      return search({ desk: office.desk, requests: office.requests, staff, lang }, sought(visit));
    },
  }),
];
