import { z } from 'zod';
import type { OutgoingMessage } from './message.ts';

/** What somebody at the desk is there for; each role's capabilities stand in src/desk/roles.ts and docs/roles.md. */
export const Role = z.enum(['researcher', 'delegate', 'committee', 'manager', 'privacy', 'admin']);
export type Role = z.infer<typeof Role>;

export const Capability = z.enum([
  'serve',
  'decide',
  'seeRequests',
  'seeReports',
  'manageStaff',
  'manageReplies',
  'seePrivacy',
]);
export type Capability = z.infer<typeof Capability>;

/** Bodies that the desk's browser sends. Texts are trimmed; `id` is the browser's own, so that a repeated call is known. */
export const SignIn = z.strictObject({ email: z.string().trim().max(200), password: z.string().max(200) });
export const SetUp = z.strictObject({
  token: z.string().max(100),
  name: z.string().trim().min(2).max(80),
  password: z.string().min(10).max(200),
});
export const Reply = z.strictObject({
  id: z.string().min(8).max(64),
  text: z.string().trim().min(1).max(4000),
});
/** Send a message that did not arrive again, or leave it. */
export const Redelivery = z.object({ again: z.boolean() });
export const Viewing = z.object({ typing: z.boolean().default(false) });
export const Transfer = z.strictObject({ to: z.int() });
export const Decision = z.strictObject({
  decision: z.enum(['accepted', 'refused']),
  reason: z.string().trim().min(3).max(2000),
});
export const NewStaff = z.strictObject({ email: z.email().max(200), role: Role });
export const Canned = z.strictObject({
  title: z.string().trim().min(2).max(80),
  text: z.string().trim().min(2).max(2000),
});

/** Who is signed in. `csrf` goes into the header `x-silah-csrf` of every call that changes something. */
export interface Me {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly capabilities: readonly Capability[];
  readonly association: { readonly id: string; readonly name: string; readonly nameEn: string };
  readonly csrf: string;
}

export interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
  /** Whether a password was set. */
  readonly ready: boolean;
}

/** A channel that the association serves; `qr` is the text of a code that waits to be read with the association's phone. */
export interface DeskChannel {
  readonly channel: string;
  readonly qr?: string;
}

/** One line of the inbox. Times are milliseconds since the epoch. */
export interface InboxItem {
  readonly conversation: string;
  readonly channel: string;
  readonly state: 'waiting' | 'claimed' | 'bot';
  /** Why a person was asked for: asked, unanswered, unknown, later words of flows. Absent when nobody was. */
  readonly reason?: string;
  readonly queue?: 'researcher' | 'higherOfficial' | 'administration';
  readonly since?: number;
  readonly promisedBy?: number;
  readonly late: boolean;
  readonly owner?: { readonly id: number; readonly name: string };
  /** Until when a claim holds without an answer. */
  readonly leaseUntil?: number;
  readonly lastText: string;
  readonly lastAt: number;
  readonly lastFrom: 'member' | 'bot' | 'staff';
  readonly unanswered: boolean;
  readonly flagged: boolean;
}

export interface DeskLine {
  readonly seq: number;
  readonly at: number;
  readonly from: 'member' | 'bot' | 'staff' | 'note';
  readonly name?: string;
  readonly text: string;
  readonly file?: { readonly id: string; readonly name: string; readonly type: string };
  readonly message?: Pick<OutgoingMessage, 'choices' | 'review' | 'receipt'>;
  /** A note that tells what happened to the conversation itself. */
  readonly system?: 'claimed' | 'transferred' | 'handedBack' | 'closed' | 'leaseExpired';
  /**
   * How far it came, on a channel that we call. `dead`: it will not arrive; `unknown`: nobody knows, and it is not repeated by itself;
   * about both a person decides by the number of the `entry`.
   */
  readonly delivery?: {
    readonly entry: number;
    readonly state: 'waiting' | 'sent' | 'delivered' | 'read' | 'dead' | 'unknown' | 'cancelled';
    readonly fault?: string;
  };
}

/** A conversation as somebody at the desk sees it; identifiers are masked, ratings left out. */
export interface DeskConversation extends InboxItem {
  readonly lines: readonly DeskLine[];
  readonly epoch: number;
  readonly mine: boolean;
  readonly escalation?: {
    readonly reason: string;
    /** Where the member stopped, in the language asked for: the field's label, or what the flow is about. */
    readonly step: string;
    readonly flow: string;
    readonly tried: readonly { readonly id: string; readonly title: string }[];
    readonly since: number;
    readonly promisedBy: number;
  };
  /** Answers of the form that is under way or was left aside, with identifiers masked. */
  readonly form?: {
    readonly service: string;
    readonly at: string | null;
    readonly answers: readonly { readonly label: string; readonly shown: string }[];
  };
  readonly requests: readonly {
    readonly reference: string;
    readonly service: string;
    readonly status: string;
    readonly submittedAt: number;
  }[];
  readonly viewers: readonly { readonly id: number; readonly name: string; readonly typing: boolean }[];
}

export interface RequestItem {
  readonly reference: string;
  readonly service: string;
  readonly status: string;
  readonly submittedAt: number;
  readonly replyOn: string;
  readonly told: boolean;
  readonly overdue: boolean;
  readonly channel: string;
}

export interface RequestDetail extends RequestItem {
  readonly conversation: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly shown: string;
    readonly file?: { readonly id: string; readonly name: string };
  }[];
  readonly sha256: string;
  readonly attestation: {
    readonly text: string;
    readonly act: string;
    readonly words: string;
    readonly at: number;
  };
  readonly committee: string;
  readonly events: readonly {
    readonly at: number;
    readonly status: string;
    readonly by?: string;
    readonly reason?: string;
  }[];
}
