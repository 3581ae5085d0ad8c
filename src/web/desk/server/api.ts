import { Notices, type NoticeChoices, type PushDevice } from '../../../contract/told/notices.ts';
import * as z from 'zod/mini';
import {
  Added,
  Colleagues,
  DeskChannels,
  DeskConversation,
  ForgottenHeard,
  Found,
  Inbox,
  Me,
  Peers,
  RequestDetail,
  RequestItems,
  Reset,
  type Ending,
  type Forgotten,
  type Unlinking,
  type NewDay,
  type NewStaff,
  type OwnName,
  type OwnPassword,
  type Role,
  type SetUp,
  type SignIn,
} from '../../../contract/desk.ts';
import { Choices } from '../../../contract/inbox/choices.ts';
import type { Sought } from '../../../contract/inbox/sought.ts';
import { AuditedAlerts, type AlertClosing, type Report } from '../../../contract/alerts.ts';
import { CountedCases, type Counting } from '../../../contract/cases/counted.ts';
import type { AskOfMember, GoOn } from '../../../contract/cases/ask.ts';
import type { Conclusion, Decision, Deferral } from '../../../contract/cases/decision.ts';
import {
  Candidates,
  ConcernsNoted,
  Ties,
  type Concern,
  type ConcernOver,
  type NewTie,
} from '../../../contract/cases/concern.ts';
import type { Brought, Completion, DeliveryNote } from '../../../contract/cases/delivery.ts';
import type { AppealAnswer } from '../../../contract/cases/appeal.ts';
import {
  OpeningForms,
  OpeningReview,
  type FormBegun,
  type Opening,
} from '../../../contract/cases/opening.ts';
import type { VisitReport } from '../../../contract/cases/visit.ts';
import type { Delivered } from '../../../contract/cases/received.ts';
import { Agenda, Minutes } from '../../../contract/cases/papers.ts';
import type { Check } from '../../../contract/cases/check.ts';
import { CommitteeStanding } from '../../../contract/cases/vote.ts';
import { Calls, type WorkCall } from '../../../contract/calls.ts';
import {
  FactPreview,
  Facts,
  type FactBack,
  type FactValue,
  type FactWish,
} from '../../../contract/kept/facts.ts';
import { Revealed } from '../../../contract/reveal.ts';
import { Reports } from '../../../contract/reports.ts';
import { inThisLang } from './lang.ts';
import { Labels, type NewLabel } from '../../../contract/inbox/labels.ts';
import { Person, type Parted, type SamePerson } from '../../../contract/inbox/person.ts';
import { SavedViews, type NewView, type Reminder } from '../../../contract/inbox/own.ts';
import { Marks, type NewMark } from '../../../contract/kept/marks.ts';
import { CannedReplies, type Canned } from '../../../contract/kept/canned.ts';
import { BesideChat } from '../../../contract/kept/beside.ts';
import { UnansweredList, type VerdictWish } from '../../../contract/kept/unanswered.ts';
import { call, inNewSession, Refusal } from './wire.ts';

export type { CannedReply } from '../../../contract/kept/canned.ts';

export type RequestFilter = {
  readonly which: 'open' | 'overdue' | 'ours' | 'all';
  readonly status: string;
  readonly branch: string;
  readonly q: string;
};
export type ReportFilter = {
  readonly from: string;
  readonly to: string;
  readonly channel: string;
  readonly service: string;
};

/** The cases behind a figure: as what it counts them. */
export type CountedFilter = ReportFilter & { readonly counted: Counting };

const one = (id: string): string => `/desk/api/conversations/${encodeURIComponent(id)}`;
const request = (reference: string): string => `/desk/api/requests/${encodeURIComponent(reference)}`;
const fact = (kind: string): string => `/desk/api/facts/${encodeURIComponent(kind)}`;
const query = (values: Readonly<Record<string, string>>): string =>
  new URLSearchParams(Object.entries(values).filter(([, text]) => text !== '')).toString();

/** An answer in the shape that the contract gives it. Throws a `Refusal` for one of another shape: the server is of another release. */
async function shaped<Shape extends z.ZodMiniType>(
  shape: Shape,
  answer: Promise<unknown>,
): Promise<z.infer<Shape>> {
  const parsed = shape.safeParse(await answer);
  if (parsed.success) return parsed.data;
  console.error(z.prettifyError(parsed.error));
  throw new Refusal(200, { code: 'broken', message: '' });
}

/** Where a file of a conversation is fetched. */
export const fileUrl = (conversation: string, file: string): string =>
  `${one(conversation)}/files/${encodeURIComponent(file)}`;
export const exportUrl = (filter: ReportFilter, ending: 'csv' | 'xlsx'): string =>
  inThisLang(`/desk/api/reports.${ending}?${query(filter)}`);
export const casesUrl = (filter: CountedFilter, ending: 'csv' | 'xlsx'): string =>
  inThisLang(`/desk/api/counted.${ending}?${query(filter)}`);

/** Every call that the desk's browser makes, with the shape of its answer. What is only done, not shown, is fetched again afterwards. */
export const api = {
  me: () => shaped(Me, call('GET', '/desk/api/me')),
  signIn: (body: SignIn) => shaped(Me, call('POST', '/desk/api/sign-in', body)),
  setUp: (body: SetUp) => shaped(Me, call('POST', '/desk/api/set-up', body)),
  forgotten: (body: Forgotten) => shaped(ForgottenHeard, call('POST', '/desk/api/forgotten', body)),
  rename: (body: OwnName) => shaped(Me, call('POST', '/desk/api/me/name', body)),
  replacePassword: (body: OwnPassword) =>
    inNewSession(() => shaped(Me, call('POST', '/desk/api/me/password', body))),
  signOut: () => call('POST', '/desk/api/sign-out', {}),

  inbox: (sought: Sought) => shaped(Inbox, call('GET', `/desk/api/inbox?${query(sought)}`)),
  inboxChoices: () => shaped(Choices, call('GET', '/desk/api/inbox/choices')),
  search: (q: string) => shaped(Found, call('GET', `/desk/api/search?${query({ q })}`)),
  conversation: (id: string) => shaped(DeskConversation, call('GET', one(id))),
  takeAway: (id: string, reason: string) => call('POST', `${one(id)}/take-away`, { reason }),
  remind: (id: string, body: Reminder) => call('POST', `${one(id)}/reminder`, body),
  labels: () => shaped(Labels, call('GET', '/desk/api/labels')),
  addLabel: (body: NewLabel) => shaped(Labels, call('POST', '/desk/api/labels', body)),
  changeLabel: (id: number, body: NewLabel) => shaped(Labels, call('POST', `/desk/api/labels/${id}`, body)),
  dropLabel: (id: number) => shaped(Labels, call('DELETE', `/desk/api/labels/${id}`)),
  label: (id: string, label: number, on: boolean) => call('POST', `${one(id)}/labels/${label}`, { on }),
  views: () => shaped(SavedViews, call('GET', '/desk/api/views')),
  keepView: (body: NewView) => shaped(SavedViews, call('POST', '/desk/api/views', body)),
  dropView: (id: number) => shaped(SavedViews, call('DELETE', `/desk/api/views/${id}`)),
  away: (away: boolean) => shaped(Me, call('POST', '/desk/api/me/away', { away })),
  claim: (id: string) => shaped(DeskConversation, call('POST', `${one(id)}/claim`, {})),
  write: (id: string, kind: 'reply' | 'note', body: { id: string; text: string }) =>
    call('POST', `${one(id)}/${kind}`, body),
  redeliver: (id: string, entry: number, again: boolean) =>
    call('POST', `${one(id)}/deliveries/${entry}`, { again }),
  sendFile: (id: string, body: FormData) => call('POST', `${one(id)}/files`, body),
  sawId: (id: string, about: string) => call('POST', `${one(id)}/saw-id`, { id: crypto.randomUUID(), about }),
  unlink: (id: string, body: Unlinking) => call('POST', `${one(id)}/unlink`, body),
  revealLine: (id: string, line: number) => shaped(Revealed, call('POST', `${one(id)}/reveal`, { line })),
  transfer: (id: string, to: number) => call('POST', `${one(id)}/transfer`, { to }),
  person: (id: string) => shaped(Person, call('GET', inThisLang(`${one(id)}/person`))),
  samePerson: (id: string, body: SamePerson) => call('POST', `${one(id)}/person`, body),
  partPerson: (id: string, body: Parted) => call('POST', `${one(id)}/person/back`, body),
  writeFirst: (id: string, body: { readonly id: string; readonly text: string }) =>
    call('POST', `${one(id)}/write-first`, body),
  assign: (id: string, to: number) => call('POST', `${one(id)}/assign`, { to }),
  beginForm: (id: string, body: FormBegun) => call('POST', `${one(id)}/begin-form`, body),
  handBack: (id: string, ending: Ending) => call('POST', `${one(id)}/hand-back`, ending),
  close: (id: string, ending: Ending) => call('POST', `${one(id)}/close`, ending),
  acknowledge: (id: string) => call('POST', `${one(id)}/acknowledge`, {}),
  closeAlert: (id: string, body: AlertClosing) => call('POST', `${one(id)}/close-alert`, body),
  report: (id: string, body: Report) => call('POST', `${one(id)}/report`, body),
  alerts: () => shaped(AuditedAlerts, call('GET', '/desk/api/alerts')),
  viewing: (id: string, typing: boolean) => call('POST', `${one(id)}/viewing`, { typing }),
  colleagues: () => shaped(Peers, call('GET', '/desk/api/colleagues')),

  facts: () => shaped(Facts, call('GET', '/desk/api/facts')),
  previewFact: (kind: string, value: FactValue) =>
    shaped(FactPreview, call('POST', `${fact(kind)}/preview`, { value })),
  changeFact: (kind: string, body: FactWish) => call('POST', fact(kind), body),
  takeFactBack: (kind: string, body: FactBack) => call('POST', `${fact(kind)}/back`, body),

  unanswered: () => shaped(UnansweredList, call('GET', '/desk/api/unanswered')),
  decideUnanswered: (kind: string, body: VerdictWish) => call('POST', `/desk/api/unanswered/${kind}`, body),
  takeVerdictBack: (id: number) => call('POST', `/desk/api/unanswered/decided/${id}/back`, {}),

  calls: () => shaped(Calls, call('GET', '/desk/api/calls')),
  workCall: (id: string, body: WorkCall) => call('POST', `${one(id)}/call-back`, body),

  counted: (filter: CountedFilter, skip: number) =>
    shaped(CountedCases, call('GET', `/desk/api/counted?${query({ ...filter, skip: String(skip) })}`)),
  requests: (filter: RequestFilter, from: number) =>
    shaped(RequestItems, call('GET', `/desk/api/requests?${query({ ...filter, from: String(from) })}`)),
  agenda: () => shaped(Agenda, call('GET', '/desk/api/committee/agenda')),
  minutes: (day: string) => shaped(Minutes, call('GET', `/desk/api/committee/minutes?${query({ day })}`)),
  request: (reference: string) => shaped(RequestDetail, call('GET', request(reference))),
  askMember: (reference: string, body: AskOfMember) => call('POST', `${request(reference)}/ask`, body),
  goOn: (reference: string, body: GoOn) => call('POST', `${request(reference)}/go-on`, body),
  check: (reference: string, body: Check) => call('POST', `${request(reference)}/check`, body),
  reportVisit: (reference: string, body: VisitReport) =>
    call('POST', inThisLang(`${request(reference)}/visit`), body),
  openings: () => shaped(OpeningForms, call('GET', inThisLang('/desk/api/openings'))),
  reviewOpening: (body: Opening) =>
    shaped(OpeningReview, call('POST', inThisLang('/desk/api/openings/review'), body)),
  openCase: (body: FormData) => shaped(RequestDetail, call('POST', '/desk/api/openings', body)),
  answerAppeal: (reference: string, body: AppealAnswer) =>
    call('POST', `${request(reference)}/appeal-answer`, body),
  decide: (reference: string, body: Decision) =>
    shaped(RequestDetail, call('POST', `${request(reference)}/decision`, body)),
  defer: (reference: string, body: Deferral) =>
    shaped(RequestDetail, call('POST', `${request(reference)}/defer`, body)),
  people: (reference: string) => shaped(Candidates, call('GET', `${request(reference)}/people`)),
  concern: (reference: string, body: Concern) => call('POST', `${request(reference)}/concern`, body),
  concernsNoted: () => shaped(ConcernsNoted, call('GET', '/desk/api/concerns')),
  concernOver: (body: ConcernOver) => call('POST', '/desk/api/concerns/over', body),
  ties: () => shaped(Ties, call('GET', '/desk/api/ties')),
  declareTie: (body: NewTie) => call('POST', '/desk/api/ties', body),
  conclude: (reference: string, body: Conclusion) =>
    shaped(RequestDetail, call('POST', `${request(reference)}/conclusion`, body)),
  nameNewDay: (reference: string, body: NewDay) => call('POST', `${request(reference)}/new-day`, body),
  seeIdentity: (reference: string) => call('POST', `${request(reference)}/identity-seen`, {}),
  reveal: (reference: string) => shaped(RequestDetail, call('POST', `${request(reference)}/reveal`, {})),
  completed: (reference: string, body: Completion) => call('POST', `${request(reference)}/completed`, body),
  deliveredPart: (reference: string, body: DeliveryNote) =>
    call('POST', `${request(reference)}/delivered-part`, body),
  listsChecked: (reference: string, body: DeliveryNote) =>
    call('POST', `${request(reference)}/lists-checked`, body),
  brought: (reference: string, body: Brought) => call('POST', `${request(reference)}/brought`, body),
  delivered: (reference: string, body: Delivered = {}) =>
    call('POST', `${request(reference)}/delivered`, body),
  deliveredOnPaper: (reference: string, body: FormData) =>
    call('POST', `${request(reference)}/delivered-on-paper`, body),
  deliveryCode: (reference: string) => call('POST', `${request(reference)}/delivery-code`, {}),

  notices: () => shaped(Notices, call('GET', '/desk/api/notices')),
  chooseNotices: (choices: NoticeChoices) => shaped(Notices, call('POST', '/desk/api/notices', choices)),
  subscribe: (device: PushDevice) => call('POST', '/desk/api/notices/devices', device),
  unsubscribe: (endpoint: string) => call('POST', '/desk/api/notices/devices/gone', { endpoint }),
  tryNotice: () => call('POST', '/desk/api/notices/trial', {}),

  replies: () => shaped(CannedReplies, call('GET', '/desk/api/replies')),
  addReply: (body: Canned) => call('POST', '/desk/api/replies', body),
  changeReply: (id: number, body: Canned) => call('POST', `/desk/api/replies/${id}`, body),
  besideChat: () => shaped(BesideChat, call('GET', '/desk/api/beside-chat')),
  dropReply: (id: number) => call('DELETE', `/desk/api/replies/${id}`),

  channels: () => shaped(DeskChannels, call('GET', '/desk/api/channels')),
  committee: () => shaped(CommitteeStanding, call('GET', '/desk/api/committee')),
  staff: () => shaped(Colleagues, call('GET', '/desk/api/staff')),
  addStaff: (body: NewStaff) => shaped(Added, call('POST', '/desk/api/staff', body)),
  changeStaff: (id: number, what: 'disable' | 'enable') => call('POST', `/desk/api/staff/${id}/${what}`, {}),
  changeRole: (id: number, role: Role) => call('POST', `/desk/api/staff/${id}/role`, { role }),
  resetStaff: (id: number) => shaped(Reset, call('POST', `/desk/api/staff/${id}/reset`, {})),

  marks: () => shaped(Marks, call('GET', '/desk/api/reports/marks')),
  mark: (body: NewMark) => shaped(Marks, call('POST', '/desk/api/reports/marks', body)),
  reports: (filter: ReportFilter) => shaped(Reports, call('GET', `/desk/api/reports?${query(filter)}`)),
};
