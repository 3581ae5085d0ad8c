import type { LineIn } from '../contract/line-names.ts';
import type { Log } from '../kernel/log.ts';
import type { SendFaultCode, Sent } from './faults.ts';
import type { IncomingMessage, Lang, Media } from './message.ts';
import type { NoticeKind } from './notice.ts';
import type { Destination, Parcel } from './parcel.ts';

/** What a channel can show. Zero means not at all; lengths are in characters as the channel counts them. */
export interface Capabilities {
  readonly buttons: { readonly most: number; readonly label: number };
  /** `detail` is the length of the words below the label of a row. */
  readonly list: { readonly most: number; readonly label: number; readonly detail: number };
  readonly text: number;
  /** Length of a text that stands above buttons or a list. */
  readonly asking: number;
  readonly files: boolean;
  /** Whether national ids, IBANs and the like may be asked for in the chat itself. */
  readonly identifiers: boolean;
  /** Whether the member can share the own phone number with a tap. */
  readonly contact: boolean;
  /** How long after the member's last message anything arrives; milliseconds. Absent where it always does. */
  readonly window?: number;
  /** What arrives after that, too. */
  readonly later?: readonly NoticeKind[];
  /** For how long after it was written the provider lets us take away what either side wrote (`remove`); milliseconds. Absent where not at all. */
  readonly removes?: number;
  /** Most messages a second to everybody, and to one member in the long run; `burst` is how many one member may get at once. */
  readonly pace: { readonly all: number; readonly each: number; readonly burst: number };
}

/** A call of the channel as it arrived: the raw bytes, for a signature is over bytes. Header names are in small letters. */
export interface Call {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
}

/** What a call that brings no message turned out to be. */
export type NoMessages =
  | { readonly kind: 'handshake'; readonly text: string }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: 'forged' | 'malformed'; readonly mend: string }
  /** Whether the call is genuine cannot be told right now: it must be made again. */
  | { readonly kind: 'unavailable' };

/** How far a message came. Each includes those before it; what comes late is passed over. */
export type Progress = 'sent' | 'delivered' | 'read';

/**
 * What a provider tells us. `address` is how the channel calls the member, `also` other names of the same one; `at` is the provider's
 * clock in milliseconds since the epoch. `profile` is the name under which the member writes there, as they chose it. `receipt` is handed back to
 * the channel once the message is kept.
 */
export type Happening =
  | {
      readonly kind: 'message';
      readonly address: string;
      readonly also?: readonly string[];
      readonly profile?: string;
      readonly at: number;
      readonly message: IncomingMessage;
      readonly receipt?: string;
    }
  /** `external` is the provider's id of a message of ours, `parcel` our own where it is handed back. */
  | {
      readonly kind: 'progress';
      readonly external: string;
      readonly parcel?: string;
      readonly progress: Progress;
      readonly at: number;
    }
  | {
      readonly kind: 'undelivered';
      readonly external: string;
      readonly parcel?: string;
      readonly fault: SendFaultCode;
      readonly at: number;
    }
  /** The member blocked the association's account, or let it in again. */
  | { readonly kind: 'blocked' | 'unblocked'; readonly address: string; readonly at: number }
  /** A person answered from outside Silah, on the very account. */
  | {
      readonly kind: 'takeover';
      readonly address: string;
      readonly external: string;
      readonly text: string;
      readonly at: number;
    };

/** What a call of a pushed channel turned out to be. */
export type PushedReceived =
  | { readonly kind: 'happenings'; readonly happenings: readonly Happening[] }
  | NoMessages;

/** A file as fetched, or why not: `gone` will never come, `later` may. */
export type Fetched =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly name?: string }
  | { readonly ok: false; readonly why: 'gone' | 'tooLarge' | 'later' };

/**
 * What a look at a channel found; `where` tells where to click next. `mend` changes at the provider what was found wrong, when somebody
 * wants that, and answers what came of it; it throws nothing.
 */
export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly where?: string;
  readonly mend?: () => Promise<Finding>;
}

/** What a channel that fetches its messages itself is given. `take` resolves when they are kept: only then may they be forgotten. */
export interface Listening {
  readonly take: (happenings: readonly Happening[]) => Promise<void>;
  readonly signal: AbortSignal;
  /** Shows a code that a person must read with the phone; undefined when that is done. */
  readonly showCode: (code: { readonly qr: string } | undefined) => void;
}

/** What became of messages that were to be taken away: they are gone, or it is tried again, or the provider does not let us. */
export type Removed = 'gone' | 'later' | 'refused';

/** What is to be known of a file before it is sent: its media type by its content, its size in bytes. */
export interface FileToSend {
  readonly type: string;
  readonly size: number;
}

/** One account of one association at a provider. We call the provider for each message. */
export interface PushedChannel {
  readonly delivery: 'pushed';
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Whether the provider tells later what became of a message, by our own name of it. */
  readonly reports: boolean;
  /** Checks and translates a call. Never throws, touches no database; the same call always has the same external ids. */
  receive(call: Call): PushedReceived | Promise<PushedReceived>;
  /** Sends one parcel and says what became of it; it throws nothing. */
  send(parcel: Parcel, to: Destination): Promise<Sent>;
  /** Where the provider is called for messages instead of calling us: runs until the signal, one node at a time. */
  listen?(listening: Listening): Promise<void>;
  /** Called once at start, on every node: tells the provider what it must know of us. Best effort; it throws nothing. */
  prepare?(): Promise<void>;
  /** A message is kept: marks it as read, ends a button's waiting. Best effort; it throws nothing. */
  taken?(receipt: string): Promise<void>;
  /** Whether the member at an address can be sent such a file; without it, every one that staff may send. Calls nobody. */
  carries?(file: FileToSend, address: string): boolean;
  /**
   * Where the provider takes what goes to an address, where that is not the same for all members: one place that is away keeps nobody
   * waiting who is reached through another. Calls nobody.
   */
  endpoint?(address: string): string;
  /**
   * Takes messages away at an address on both sides, by the provider's names of them, those of the member too; what is gone already is passed
   * over. It throws nothing.
   */
  remove?(externals: readonly string[], address: string): Promise<Removed>;
  /** Fetches a file that a member sent; it throws nothing. */
  fetch?(media: Media): Promise<Fetched>;
  /** Looks whether everything is set up; calls the provider, and changes nothing there. It throws nothing. */
  check(): Promise<readonly Finding[]>;
}

/** A setting of a channel, read from `<ASSOCIATION>_<name>` of the environment, or from `name` alone where it is for all. */
export interface Setting {
  readonly name: string;
  readonly meaning: string;
  readonly required: boolean;
  readonly secret: boolean;
  readonly forAll?: boolean;
}

/**
 * A line of `locales/<lang>/channel.yaml` in the association's own wording, by its name in that file, with its values put in.
 */
export type Say = (lang: Lang, line: LineIn<'channel'>, values?: Readonly<Record<string, string>>) => string;

/** What a channel may know of the house that it serves. Folders are absolute. */
export interface ChannelContext {
  readonly association: string;
  readonly log: Log;
  readonly now: () => number;
  readonly publicUrl: string | undefined;
  readonly dataDir: string;
  readonly say: Say;
}

/** A kind of channel: opens the account of an association from its settings. */
export interface ChannelKind {
  /** Also of its line `desk.channel.<name>` in locales/, by which people know it. */
  readonly name: string;
  /** Where its provider calls: the path before the association's id; undefined when nobody calls. */
  readonly webhook?: string;
  readonly settings: readonly Setting[];
  /** Whether it can be sent on by the process alone that listens: then the server is one process. */
  readonly inOneProcess?: true;
  /** Given the settings that are set, by name without the association; throws Fault wrongEnvironment. */
  open(settings: Readonly<Record<string, string>>, context: ChannelContext): PushedChannel;
}
