import type { OutgoingMessage, IncomingMessage } from './message.ts';
import type { Line, Showing } from './line.ts';
import type { Sent } from './faults.ts';

/** What a channel can show. Zero means not at all; lengths are in characters as the channel counts them. */
export interface Capabilities {
  readonly buttons: { readonly most: number; readonly label: number };
  readonly list: { readonly most: number; readonly label: number };
  readonly text: number;
  readonly files: boolean;
  /** Whether national ids, IBANs and the like may be asked for in the chat itself. */
  readonly identifiers: boolean;
}

/** A call of the channel as it arrived: the raw bytes, for a signature is over bytes. Header names are in small letters. */
export interface Call {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
}

/** What a call turned out to be. `address` is how the channel calls the member; a handshake is answered with `text`. */
export type Received =
  | {
      readonly kind: 'messages';
      readonly messages: readonly (IncomingMessage & { readonly address?: string })[];
    }
  | { readonly kind: 'handshake'; readonly text: string }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: 'forged' | 'malformed'; readonly mend: string };

interface Base {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Translates a call. Never throws, touches no database, and gives the same call the same external ids every time. */
  receive(call: Call): Received;
}

/** The client fetches what it has not seen yet, by watermark: each line is delivered exactly once. */
export interface PulledChannel extends Base {
  readonly delivery: 'pulled';
  /** A line of the transcript in the channel's own form; undefined when it shows nothing. */
  show(line: Line, showing: Showing): unknown;
}

/** We call the provider for each message. */
export interface PushedChannel extends Base {
  readonly delivery: 'pushed';
  /** Sends one message and says what became of it; it throws nothing. */
  send(message: OutgoingMessage, address: string): Promise<Sent>;
}

export type Channel = PulledChannel | PushedChannel;
