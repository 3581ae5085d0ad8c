import type { Notice } from '../../channel/notice.ts';
import type { OutgoingMessage } from '../../contract/index.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import type { Entry } from '../../records/turns/entries.ts';
import type { Cause } from './turn.ts';

/** What a member's line says: as shown, and as the engine heard it. */
export interface Heard {
  /** The words as shown; absent where they may not be kept. */
  readonly text?: string;
  readonly file?: { readonly id: string; readonly name: string; readonly type: string };
  /** The channel's own id of the message. */
  readonly external?: string;
  /** Absent when a person owned the conversation, or when the turn failed. */
  readonly cause?: Cause;
  /** The field whose answer this is: its value is masked once the request is signed. */
  readonly answered?: { readonly service: string; readonly field: string };
}

/** What a line of the bot, or of a person, says. */
export interface Spoken {
  readonly message: OutgoingMessage;
  readonly name?: string;
  readonly file?: { readonly id: string; readonly name: string; readonly type: string };
  /** What the desk reads in its place: what is the member's alone to know stands in it. */
  readonly atDesk?: string;
  /** What it tells of its own accord, as a provider's template wants it. */
  readonly notice?: Notice;
  /** What it tells of the conversation itself, when it does. */
  readonly system?:
    | 'claimed'
    | 'transferred'
    | 'leaseExpired'
    | 'decided'
    | 'notKept'
    | 'told'
    | 'present'
    | 'revealed'
    | 'identitySeen'
    | 'acknowledged'
    | 'alertClosed'
    | 'reported'
    | 'unlinked'
    | 'voted'
    | 'concerned'
    | 'concernOver'
    | 'listsChecked'
    | 'brought'
    | 'visited'
    | 'opened'
    | 'untold'
    | 'untoldStopped';
}

/** One entry of the transcript: what came in, if anything did, and what was said to it. Each is a line, numbered in this order. */
export interface EntryBody {
  readonly heard?: Heard;
  readonly said: readonly Spoken[];
  /** The services that it is about; absent where it is about none, and in entries of earlier releases. */
  readonly about?: readonly string[];
  /** The dialogue as it stands after this, where it changed: encrypted together with what changed it. */
  readonly state?: Dialogue;
}

/** What an entry says: the records keep it as JSON that a turn wrote, and nobody else writes one. */
export const bodyOf = ({ body }: Pick<Entry, 'body'>): EntryBody => body as unknown as EntryBody;
