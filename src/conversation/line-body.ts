import type { OutgoingMessage } from '../contract/index.ts';
import type { Cause } from './turn.ts';

/** What the stored line of a member says: as shown, and as the engine heard it. Short names, for there are many of them. */
export interface HeardBody {
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

/** What the stored line of the bot, or of a person, says. */
export interface SpokenBody {
  readonly message: OutgoingMessage;
  readonly name?: string;
}
