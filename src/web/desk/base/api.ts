import type {
  Canned,
  Colleague,
  Decision,
  DeskChannel,
  DeskConversation,
  InboxItem,
  Me,
  NewStaff,
  RequestDetail,
  RequestItem,
  SetUp,
  SignIn,
} from '../../../contract/desk.ts';
import type { Reports } from '../../../contract/reports.ts';
import type { z } from 'zod';
import { inThisLang } from './lang.ts';
import { call } from './wire.ts';

export type Which = 'waiting' | 'mine' | 'all';
export interface Inbox {
  readonly items: readonly InboxItem[];
  readonly counts: Readonly<Record<Which, number>>;
  readonly open: boolean;
  readonly opensAt?: number;
}
export interface Found {
  readonly conversations: readonly InboxItem[];
  readonly requests: readonly RequestItem[];
}
export interface CannedReply {
  readonly id: number | string;
  readonly title: string;
  readonly text: string;
}
export type Peer = Pick<Colleague, 'id' | 'name' | 'role'>;
export interface Items<T> {
  readonly items: readonly T[];
}
export interface RequestFilter {
  readonly which: 'open' | 'overdue' | 'all';
  readonly status: string;
  readonly q: string;
}
export interface ReportFilter {
  readonly from: string;
  readonly to: string;
  readonly channel: string;
  readonly service: string;
}

const one = (id: string): string => `/desk/api/conversations/${encodeURIComponent(id)}`;
const request = (reference: string): string => `/desk/api/requests/${encodeURIComponent(reference)}`;
const query = (values: object): string =>
  new URLSearchParams(
    Object.entries(values as Record<string, string>).filter(([, text]) => text !== ''),
  ).toString();

/** Where a file of a conversation is fetched. */
export const fileUrl = (conversation: string, file: string): string =>
  `${one(conversation)}/files/${encodeURIComponent(file)}`;
export const exportUrl = (filter: ReportFilter): string =>
  inThisLang(`/desk/api/reports.csv?${query(filter)}`);

/** Every call that the desk's browser makes, with the shape of its answer. */
export const api = {
  me: () => call('GET', '/desk/api/me') as Promise<Me>,
  signIn: (body: z.infer<typeof SignIn>) => call('POST', '/desk/api/sign-in', body) as Promise<Me>,
  setUp: (body: z.infer<typeof SetUp>) => call('POST', '/desk/api/set-up', body) as Promise<Me>,
  signOut: () => call('POST', '/desk/api/sign-out', {}),

  inbox: (which: Which) => call('GET', `/desk/api/inbox?which=${which}`) as Promise<Inbox>,
  search: (q: string) => call('GET', `/desk/api/search?${query({ q })}`) as Promise<Found>,
  conversation: (id: string) => call('GET', one(id)) as Promise<DeskConversation>,
  claim: (id: string) => call('POST', `${one(id)}/claim`, {}) as Promise<DeskConversation>,
  write: (id: string, kind: 'reply' | 'note', body: { id: string; text: string }) =>
    call('POST', `${one(id)}/${kind}`, body),
  redeliver: (id: string, entry: number, again: boolean) =>
    call('POST', `${one(id)}/deliveries/${entry}`, { again }),
  sendFile: (id: string, body: FormData) => call('POST', `${one(id)}/files`, body),
  transfer: (id: string, to: number) => call('POST', `${one(id)}/transfer`, { to }),
  handBack: (id: string) => call('POST', `${one(id)}/hand-back`, {}),
  close: (id: string) => call('POST', `${one(id)}/close`, {}),
  viewing: (id: string, typing: boolean) => call('POST', `${one(id)}/viewing`, { typing }),
  colleagues: () => call('GET', '/desk/api/colleagues') as Promise<Items<Peer>>,

  requests: (filter: RequestFilter) =>
    call('GET', `/desk/api/requests?${query(filter)}`) as Promise<Items<RequestItem>>,
  request: (reference: string) => call('GET', request(reference)) as Promise<RequestDetail>,
  decide: (reference: string, body: z.infer<typeof Decision>) =>
    call('POST', `${request(reference)}/decision`, body),
  delivered: (reference: string) => call('POST', `${request(reference)}/delivered`, {}),

  replies: () => call('GET', '/desk/api/replies') as Promise<Items<CannedReply>>,
  addReply: (body: z.infer<typeof Canned>) => call('POST', '/desk/api/replies', body),
  dropReply: (id: number | string) => call('DELETE', `/desk/api/replies/${id}`),

  channels: () => call('GET', '/desk/api/channels') as Promise<Items<DeskChannel>>,
  staff: () => call('GET', '/desk/api/staff') as Promise<Items<Colleague>>,
  addStaff: (body: z.infer<typeof NewStaff>) =>
    call('POST', '/desk/api/staff', body) as Promise<{ colleague: Colleague; setUpUrl: string }>,
  changeStaff: (id: number, what: 'disable' | 'enable' | 'reset') =>
    call('POST', `/desk/api/staff/${id}/${what}`, {}) as Promise<{ setUpUrl?: string } | undefined>,

  reports: (filter: ReportFilter) => call('GET', `/desk/api/reports?${query(filter)}`) as Promise<Reports>,
};
