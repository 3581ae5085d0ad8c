import * as z from 'zod/mini';
import { AlertDetail, Urgent } from './alerts.ts';
import { RequestDetail, RequestItem, RequestItems } from './cases/request.ts';
import { DeskLine } from './desk-line.ts';
import { Reached } from './reach.ts';
import { rowNumber } from './row-number.ts';
import { Why } from './told/refused-for.ts';

export { DeskLine, RequestDetail, RequestItem, RequestItems };

/** What somebody at the desk is there for; each role's capabilities stand in src/desk/roles.ts and docs/roles.md. */
export const Role = z.enum([
  'researcher',
  'delegate',
  'official',
  'committee',
  'manager',
  'privacy',
  'admin',
]);
export type Role = z.infer<typeof Role>;

export const Capability = z.enum([
  'serve',
  'attend',
  'check',
  'decide',
  'conclude',
  'seeRequests',
  'seeReports',
  'manageStaff',
  'manageReplies',
  'reveal',
  'seePrivacy',
  'seeAlerts',
  'keepFacts',
  'advise',
  'teach',
]);
export type Capability = z.infer<typeof Capability>;

/** The pages of the desk besides the list of conversations, each at `/desk/<name>`: the server begins the app there, and the app has a page for each. */
export const deskPages = [
  'calls',
  'requests',
  'staff',
  'channels',
  'facts',
  'unanswered',
  'alerts',
  'replies',
  'notices',
  'account',
  'person',
  'tour',
] as const;
export type DeskPage = (typeof deskPages)[number];
/** Each page below the figures, by its name in the address. */
export const reportPages = ['year', 'cases'] as const;
export type ReportPage = (typeof reportPages)[number];

const trimmed = (least: number, most: number): z.ZodMiniString =>
  z.string().check(z.trim(), z.minLength(least), z.maxLength(most));
const atMost = (most: number): z.ZodMiniString => z.string().check(z.maxLength(most));
const listOf = <Item extends z.ZodMiniType>(item: Item): z.ZodMiniReadonly<z.ZodMiniArray<Item>> =>
  z.readonly(z.array(item));

/** Bodies that the desk's browser sends. Texts are trimmed; `id` is the browser's own, so that a repeated call is known. */
export const SignIn = z.strictObject({ email: trimmed(0, 200), password: atMost(200) });
export type SignIn = z.infer<typeof SignIn>;
/** A password has so many signs or more; which are refused beside that the server says (`weakPassword`). */
export const leastPassword = 12;
/** `name` is wanted of whoever has no password yet: members read it. */
export const SetUp = z.strictObject({
  token: atMost(100),
  name: z.optional(trimmed(2, 80)),
  password: atMost(200),
});
export type SetUp = z.infer<typeof SetUp>;
export const Forgotten = z.strictObject({ email: trimmed(1, 200) });
export type Forgotten = z.infer<typeof Forgotten>;
/** Whether this installation mails at all: of the account nothing is said. */
export const ForgottenHeard = z.object({ mailed: z.boolean() });
export type ForgottenHeard = z.infer<typeof ForgottenHeard>;
/** What somebody changes of their own account. */
export const OwnName = z.strictObject({ name: trimmed(2, 80) });
export type OwnName = z.infer<typeof OwnName>;
export const OwnPassword = z.strictObject({ present: atMost(200), password: atMost(200) });
export type OwnPassword = z.infer<typeof OwnPassword>;
export const Reply = z.strictObject({
  id: z.string().check(z.minLength(8), z.maxLength(64)),
  text: trimmed(1, 4000),
});
export type Reply = z.infer<typeof Reply>;
/** Send a message that did not arrive again, or leave it. */
export const Redelivery = z.object({ again: z.boolean() });
export const Viewing = z.object({ typing: z._default(z.boolean(), false) });
/** `seen`: the number of the last line that the page showed; what came after it was not read. */
export const Ending = z.strictObject({ seen: z.optional(rowNumber) });
export type Ending = z.infer<typeof Ending>;
/** What an employee saw the paper of: a request's reference, or an identity. */
export const SawId = z.strictObject({
  id: z.string().check(z.minLength(8), z.maxLength(64)),
  about: trimmed(5, 40),
});
export type SawId = z.infer<typeof SawId>;
/** Why a conversation is to be joined to no other any more. */
export const Unlinking = z.strictObject({ reason: trimmed(3, 500) });
export type Unlinking = z.infer<typeof Unlinking>;
export const Transfer = z.strictObject({ to: rowNumber });
/** Another day for the answer, with the reason that the member reads. */
export const NewDay = z.strictObject({ day: z.iso.date(), reason: trimmed(3, 2000) });
export type NewDay = z.infer<typeof NewDay>;
export const NewStaff = z.strictObject({ email: z.email().check(z.maxLength(200)), role: Role });
export type NewStaff = z.infer<typeof NewStaff>;
export const NewRole = z.strictObject({ role: Role });

/** The answer of a call that has nothing to tell. */
export const Nothing = z.object({});

/** Who is signed in. `csrf` goes into the header `x-silah-csrf` of every call that changes something. A role that is no more known may do nothing. */
export const Me = z.object({
  id: z.number(),
  email: z.string(),
  name: z.string(),
  role: z.string(),
  capabilities: listOf(Capability),
  /** Not at the desk for now, as they said. */
  away: z.boolean(),
  association: z.object({
    id: z.string(),
    name: z.string(),
    nameEn: z.string(),
    /** What it calls one of its members, in both languages. */
    member: z.string(),
    memberEn: z.string(),
    /** The roles that somebody can have there. */
    roles: listOf(Role),
    /** Its branches, where there are several. */
    branches: listOf(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
  }),
  csrf: z.string(),
});
export type Me = z.infer<typeof Me>;

export const Colleague = z.object({
  id: z.number(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  disabled: z.boolean(),
  /** Whether a password was set. */
  ready: z.boolean(),
});
export type Colleague = z.infer<typeof Colleague>;

/** Somebody to whom a conversation can be handed. */
const Peer = z.extend(z.pick(Colleague, { id: true, name: true, role: true }), { away: z.boolean() });

export const Colleagues = z.object({ items: listOf(Colleague) });
export const Peers = z.object({ items: listOf(Peer) });

/** By the link `setUpUrl` a person sets a password, once. */
export const Added = z.object({ colleague: Colleague, setUpUrl: z.string() });
export const Reset = z.pick(Added, { setUpUrl: true });

/**
 * A channel that the association serves; `page` is the path of our own page at which members write, where it has one, and `qr` the text of
 * a code that waits to be read with the association's phone.
 */
export const DeskChannel = z.object({
  channel: z.string(),
  page: z.exactOptional(z.string()),
  qr: z.exactOptional(z.string()),
});
export type DeskChannel = z.infer<typeof DeskChannel>;
export const DeskChannels = z.object({ items: listOf(DeskChannel) });

/** Who a member is: as they said in a form or as their profile at the channel calls them, and the end of their number there; each as far as it is known. */
export const Who = z.object({
  name: z.exactOptional(z.string()),
  /** The name is that of their profile: nobody has said that it is theirs. */
  profile: z.exactOptional(z.literal(true)),
  address: z.exactOptional(z.string()),
});
export type Who = z.infer<typeof Who>;

/** One line of the inbox; of what is urgent, for whoever may not open it, nothing but that it is. Times are milliseconds since the epoch. */
export const InboxItem = z.object({
  conversation: z.string(),
  channel: z.string(),
  who: z.exactOptional(Who),
  state: z.enum(['waiting', 'claimed', 'bot']),
  /** Why a person was asked for: asked, unanswered, unknown, later words of flows. Absent when nobody was. */
  reason: z.exactOptional(z.string()),
  queue: z.exactOptional(z.enum(['researcher', 'higherOfficial', 'administration'])),
  since: z.exactOptional(z.number()),
  /** The time that was promised first, which never changes, and the last that was named. */
  firstPromisedBy: z.exactOptional(z.number()),
  promisedBy: z.exactOptional(z.number()),
  /** The first promise has passed, and nobody has answered. */
  late: z.boolean(),
  owner: z.exactOptional(z.object({ id: z.number(), name: z.string() })),
  /** Until when a claim holds without an answer; absent while it is the member's turn. */
  leaseUntil: z.exactOptional(z.number()),
  lastText: z.string(),
  lastAt: z.number(),
  lastFrom: z.enum(['member', 'bot', 'staff']),
  unanswered: z.boolean(),
  flagged: z.boolean(),
  /** The numbers of its labels, for whoever answers members; absent where it has none. */
  labels: z.exactOptional(z.readonly(z.array(z.number()))),
  ...Urgent.shape,
});
export type InboxItem = z.infer<typeof InboxItem>;

/** How many stand in each list. */
export const InboxCounts = z.object({
  waiting: z.number(),
  late: z.number(),
  mine: z.number(),
  all: z.number(),
});

/** A page of a list of the inbox with the counts of all three, whether somebody is at the desk now, and when next. */
export const Inbox = z.object({
  items: listOf(InboxItem),
  /** By this the page after it is asked for; absent on the last one. */
  next: z.exactOptional(z.string()),
  /** `late` counts those whose first promise has passed without an answer; of `all` at most ten thousand are counted. */
  counts: InboxCounts,
  open: z.boolean(),
  opensAt: z.exactOptional(z.number()),
});
export type Inbox = z.infer<typeof Inbox>;

/** A conversation as somebody at the desk sees it; identifiers are masked, ratings left out. */
export const DeskConversation = z.extend(InboxItem, {
  ...Reached.shape,
  lines: listOf(DeskLine),
  mine: z.boolean(),
  /** Whoever has it is away or late, so that a colleague may take it with a reason. */
  ownerAbsent: z.exactOptional(z.literal(true)),
  /** When I wanted to see it again. */
  remindAt: z.exactOptional(z.number()),
  escalation: z.exactOptional(
    z.object({
      reason: z.string(),
      /** Where the member stopped, in the language asked for: the field's label, or what the flow is about. */
      step: z.string(),
      flow: z.string(),
      tried: listOf(z.object({ id: z.string(), title: z.string() })),
      since: z.number(),
      firstPromisedBy: z.number(),
      promisedBy: z.number(),
    }),
  ),
  /** Answers of the form that is under way or was left aside, with identifiers masked. */
  form: z.exactOptional(
    z.object({
      service: z.string(),
      at: z.nullable(z.string()),
      answers: listOf(z.object({ label: z.string(), shown: z.string() })),
    }),
  ),
  requests: listOf(
    z.object({ reference: z.string(), service: z.string(), status: z.string(), submittedAt: z.number() }),
  ),
  /** What joins it to other conversations of its member: where those are, since when, and who saw the paper where it was not by a code. */
  joins: listOf(z.object({ channel: z.string(), at: z.number(), seenBy: z.exactOptional(z.string()) })),
  viewers: listOf(z.object({ id: z.number(), name: z.string(), typing: z.boolean() })),
  alert: z.exactOptional(AlertDetail),
});
export type DeskConversation = z.infer<typeof DeskConversation>;

/** What a search found. */
export const Found = z.object({ conversations: listOf(InboxItem), requests: listOf(RequestItem) });
export type Found = z.infer<typeof Found>;

/** Why the server would not do a call; `by` is who was faster, `why` what the code alone does not say. */
const DeskFault = z.object({
  code: z.string(),
  message: z.string(),
  by: z.exactOptional(z.object({ id: z.exactOptional(z.number()), name: z.string() })),
  /** Questions of the pack that would be understood worse. */
  fell: z.exactOptional(z.array(z.string())),
  why: z.exactOptional(Why),
});
export type DeskFault = z.infer<typeof DeskFault>;
/** The body of every answer whose status says that the call failed. */
export const DeskFailure = z.object({ error: DeskFault });
