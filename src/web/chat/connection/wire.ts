import type { Prompt, Receipt, Review, Tap } from '../../../contract/index.ts';

/** Direct Line 3.0 as far as the widget speaks it. Everything may be missing: it is read from the network. */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly timestamp?: string;
  readonly from?: { readonly id: string; readonly name?: string; readonly role?: string };
  readonly text?: string;
  readonly locale?: string;
  readonly value?: unknown;
  readonly suggestedActions?: { readonly actions?: readonly Action[] };
  readonly attachments?: readonly Attachment[];
  readonly channelData?: { readonly clientActivityID?: string; readonly silah?: Told };
}

export interface Action {
  readonly title: string;
  readonly text?: string;
  readonly value?: unknown;
}

export interface Attachment {
  readonly name?: string;
  readonly contentType?: string;
  readonly contentUrl?: string;
}

/** What Silah adds to a message of the association. */
interface Told {
  readonly prompt?: Prompt;
  readonly review?: Review;
  readonly receipt?: Receipt;
  readonly from?: 'bot' | 'staff' | 'system';
  readonly name?: string;
}

export interface Frame {
  readonly activities?: readonly Activity[];
  readonly watermark?: string;
}

/** What the token and conversation routes answer; each route leaves some out. */
export interface Grant {
  readonly token?: string;
  readonly conversationId?: string;
  readonly userId?: string;
  readonly resume?: string;
  readonly expires_in?: number;
  readonly streamUrl?: string;
}

/** The question and the answer that a button stands for, or nothing when the value is not one of ours. */
export function tapOf(value: unknown): Tap | undefined {
  const silah = (value as { silah?: Partial<Tap> } | null | undefined)?.silah;
  return typeof silah?.prompt === 'string' && typeof silah.choice === 'string'
    ? { prompt: silah.prompt, choice: silah.choice }
    : undefined;
}
