import { AppealAnswer } from '../../contract/cases/appeal.ts';
import { AskOfMember, GoOn } from '../../contract/cases/ask.ts';
import { Check } from '../../contract/cases/check.ts';
import { VisitReport } from '../../contract/cases/visit.ts';
import { caseStatuses } from '../../contract/cases/status.ts';
import { Conclusion, Decision, Deferral } from '../../contract/cases/decision.ts';
import { Found, NewDay, RequestDetail, RequestItems } from '../../contract/desk.ts';
import { Reveals } from '../../contract/reveal.ts';
import { answerAppeal } from '../../desk/requests/judging/appeals.ts';
import { nameNewDay } from '../../desk/requests/new-day.ts';
import { referencesOf, search } from '../../desk/requests/search.ts';
import { reportVisit } from '../../desk/requests/visits.ts';
import { Fault, oneOf } from '../../kernel/errors.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { after, detail } from './cases/after.ts';
import { route, taking, type DeskCall } from './desk-call.ts';

const whiches = ['open', 'overdue', 'ours', 'all'] as const;
const longestQuery = 100;

/** One of a list, where the address names any. Throws Fault wrongRequest for a word that is none of it. */
function namedIn<Name extends string>(
  { query }: DeskCall,
  name: string,
  list: readonly Name[],
): Name | undefined {
  const given = query(name) ?? '';
  return given === '' ? undefined : oneOf(name, list, given);
}

/** Throws Fault wrongRequest for what is no number of requests to leave out. */
export function fromOf(given: string | undefined, name = 'from'): number {
  if (given === undefined || given === '') return 0;
  if (!/^\d{1,7}$/.test(given)) throw new Fault('wrongRequest', `${name}: must be how many are left out.`);
  return Number(given);
}

/** Throws Fault wrongRequest for what is no branch of the association. */
function branchOf({ query, office, staff }: DeskCall): string | null {
  const given = query('branch') ?? '';
  if (given === '') return null;
  const { branches } = office.desk.reading.house(staff.association).association.pack;
  if (branches?.list.some(({ id }) => id === given)) return given;
  throw new Fault('wrongRequest', 'branch: is none of this association.');
}

const sought = ({ query }: DeskCall): string => (query('q') ?? '').slice(0, longestQuery);

/** What members submitted, and how it ends. */
export const requests: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/requests',
    needs: 'seeRequests',
    answer: RequestItems,
    async answers(call) {
      const { office, staff, lang, query } = call;
      const status = namedIn(call, 'status', caseStatuses) ?? null;
      const which = namedIn(call, 'which', whiches) ?? (status ? 'all' : 'open');
      const references = await referencesOf(office.desk, staff, sought(call));
      const branch = branchOf(call);
      return office.requests.page(
        staff,
        { which, status, references, branch, from: fromOf(query('from')) },
        lang,
      );
    },
  }),
  route({
    method: 'GET',
    path: '/requests/:reference',
    needs: 'seeRequests',
    answer: RequestDetail,
    answers: detail,
  }),
  route({
    method: 'POST',
    path: '/requests/:reference/reveal',
    needs: 'reveal',
    answer: RequestDetail,
    answers: ({ office, staff, lang, param }) => office.requests.revealed(staff, param('reference'), lang),
  }),
  route({
    method: 'POST',
    path: '/requests/:reference/identity-seen',
    needs: 'seeRequests',
    answer: RequestDetail,
    answers: after(({ office, staff }, reference) => office.requests.seeIdentity(staff, reference)),
  }),
  route({
    method: 'GET',
    path: '/reveals',
    needs: 'seePrivacy',
    answer: Reveals,
    answers: async ({ office, staff }) => ({
      lists: await office.counted.taken(staff),
      items: (await office.reveals.all(staff)).map(({ line, reference, ...one }) => ({
        ...one,
        ...(line !== null && { line }),
        ...(reference !== null && { reference }),
      })),
    }),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/check',
    needs: 'check',
    body: Check,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, { marks }: Check) =>
      office.moves.check(staff, reference, marks),
    ),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/visit',
    needs: 'check',
    body: VisitReport,
    answer: RequestDetail,
    answers: after(({ office, staff, lang }, reference, report: VisitReport) =>
      reportVisit({ desk: office.desk, requests: office.requests, staff, lang }, reference, report),
    ),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/ask',
    needs: 'seeRequests',
    body: AskOfMember,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, asked: AskOfMember) =>
      office.asking.ask(staff, reference, asked),
    ),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/go-on',
    needs: 'seeRequests',
    body: GoOn,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, why: GoOn) => office.asking.goOn(staff, reference, why)),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/decision',
    needs: 'decide',
    body: Decision,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, decision: Decision) =>
      office.moves.decide(staff, reference, decision),
    ),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/defer',
    needs: 'decide',
    body: Deferral,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, deferral: Deferral) =>
      office.moves.defer(staff, reference, deferral),
    ),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/conclusion',
    needs: 'conclude',
    body: Conclusion,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, conclusion: Conclusion) =>
      office.moves.conclude(staff, reference, conclusion),
    ),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/appeal-answer',
    needs: 'conclude',
    body: AppealAnswer,
    answer: RequestDetail,
    answers: after(({ office: { desk, requests: all, moves }, staff }, reference, answer: AppealAnswer) =>
      answerAppeal({ desk, requests: all, moves, staff }, reference, answer),
    ),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/new-day',
    needs: 'conclude',
    body: NewDay,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, named: NewDay) =>
      nameNewDay({ desk: office.desk, requests: office.requests, staff }, reference, named),
    ),
  }),
  route({
    method: 'GET',
    path: '/search',
    needs: 'seeRequests',
    answer: Found,
    answers: (call) => {
      const { office, staff, lang } = call;
      return search({ desk: office.desk, requests: office.requests, staff, lang }, sought(call));
    },
  }),
];
