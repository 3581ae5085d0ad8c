import type { Prompt, Receipt, Review, Tap } from '../../../contract/index.ts';
import { listIn, partOf, textIn } from '../../base/json.ts';

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
  readonly channelData?: { readonly clientActivityID?: string; readonly silah?: SilahData };
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
interface SilahData {
  readonly prompt?: Prompt;
  readonly review?: Review;
  readonly receipt?: Receipt;
  readonly from?: 'bot' | 'staff' | 'system';
  readonly name?: string;
  /** What was said before it is to be seen no more. */
  readonly clears?: true;
  /** The words of it were not kept. */
  readonly unkept?: true;
}

/** What was said, in order, and where to go on from. */
export interface Frame {
  readonly activities: readonly Activity[];
  readonly watermark: string | undefined;
  /** There is more behind the watermark already. */
  readonly more: boolean;
  /** Nothing of it is to be kept on a device, and nothing offered that would tell of it. */
  readonly quiet: boolean;
  /** A person has the conversation, or is waited for. */
  readonly waits: boolean;
  /** The member agreed to the notice: files are taken. */
  readonly agreed: boolean;
  /** By what is asked for what was said before; undefined where nothing was. */
  readonly before: string | undefined;
}

/** What opens the conversation: the grant, and what was said last. */
export interface Start {
  readonly grant: Grant;
  readonly frame: Frame;
}

/** What the token and conversation routes answer; each route leaves some out. */
export interface Grant {
  readonly token: string | undefined;
  readonly conversationId: string | undefined;
  readonly userId: string | undefined;
  readonly resume: string | undefined;
  /** How long the token holds, in seconds. */
  readonly lasts: number;
  readonly streamUrl: string | undefined;
}

const isActivity = (value: unknown): value is Activity => textIn(value, 'type') !== undefined;

/** A frame of the stream, or the answer of `/activities`; empty when it is neither. */
export function readFrame(body: unknown): Frame {
  return {
    activities: listIn(body, 'activities').filter(isActivity),
    watermark: textIn(body, 'watermark'),
    more: partOf(body, 'more') === true,
    quiet: partOf(body, 'quiet') === true,
    waits: partOf(body, 'waits') === true,
    agreed: partOf(body, 'agreed') === true,
    before: textIn(body, 'before'),
  };
}

export const readStart = (body: unknown): Start => ({ grant: readGrant(body), frame: readFrame(body) });

export function readGrant(body: unknown): Grant {
  const text = (name: string): string | undefined => textIn(body, name);
  return {
    token: text('token'),
    conversationId: text('conversationId'),
    userId: text('userId'),
    resume: text('resume'),
    lasts: Number(partOf(body, 'expires_in')) || 1800,
    streamUrl: text('streamUrl'),
  };
}

/** The question and the answer that a button stands for, or nothing when the value is not one of ours. */
export function tapOf(value: unknown): Tap | undefined {
  const silah = partOf(value, 'silah');
  const prompt = textIn(silah, 'prompt');
  const choice = textIn(silah, 'choice');
  return prompt === undefined || choice === undefined ? undefined : { prompt, choice };
}

/** Whether what was said before it is to be seen no more. */
export const clears = ({ channelData }: Activity): boolean => channelData?.silah?.clears === true;
