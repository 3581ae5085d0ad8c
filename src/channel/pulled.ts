/**
 * The port of a channel whose clients fetch what was said. Such a channel is a folder of adapters/: it declares the addresses that it
 * answers at, and answers there in web-standard requests and responses. The server around it checks nothing but what is declared here.
 */
import type { z } from 'zod';
import type { Fault } from '../kernel/errors.ts';
import type { Places } from '../kernel/held.ts';
import type { Log } from '../kernel/log.ts';
import type { Line, Showing } from './line.ts';
import type { IncomingMessage, Lang, LineGroup, LineName, OutgoingMessage } from './message.ts';
import type { Call, Capabilities, NoMessages } from './port.ts';

/** A conversation of somebody without an address: its name, and the value (of which generation) by which it is taken up again. */
export interface Begun {
  readonly publicId: string;
  readonly resume: string;
  readonly generation: number;
}

/**
 * Lines of a conversation, and the number up to which they go; `more` says that there were too many for one answer, `alerted` that somebody was in danger there, now
 * or once: nothing of it is to lie about on a device; `waits` that a person has it, or is waited for; `agreed` that its member agreed to the notice, so that files are taken.
 */
export interface News {
  readonly lines: readonly Line[];
  readonly upTo: number;
  readonly more: boolean;
  readonly alerted: boolean;
  readonly waits: boolean;
  readonly agreed: boolean;
}

/** Lines of a conversation in order, the numbers from which and up to which they go; `earlier` says that there are others before them. */
export interface Stretch {
  readonly lines: readonly Line[];
  readonly from: number;
  readonly upTo: number;
  readonly earlier: boolean;
  readonly alerted: boolean;
  readonly waits: boolean;
  readonly agreed: boolean;
}

/** What a member tells beside messages: that they type, or up to which number they have read. */
export type Sign = { readonly kind: 'typing' } | { readonly kind: 'read'; readonly upTo: number };

/** The conversations of a pulled channel. What throws Fault databaseDown may be called again: nothing was lost. */
interface HostedConversations {
  begin(association: string): Promise<Begun>;
  /** Exchanges the value for a new one; undefined when it is over, or belongs to no conversation of this association. */
  resume(association: string, value: string): Promise<Begun | undefined>;
  /**
   * Whether what came with a value of this generation still opens the conversation: to be asked at every call. That the newest is used ends
   * those before it, with their streams.
   */
  stands(conversation: string, generation: number): Promise<boolean>;
  /** Ends every value of the conversation and every stream that came with one: who wants to write begins a new conversation. */
  end(conversation: string): Promise<void>;
  /** What they are told then, the same for all until the desk changes it: a page shows it before there is a conversation, and makes none by it. */
  greeting(association: string, lang: Lang): readonly OutgoingMessage[];
  /** Greets whoever opens the conversation for the first time. Answers whether this was it. */
  greet(conversation: string, lang: Lang): Promise<boolean>;
  /** Takes a message; answers its number after the commit. The same `external` a second time changes nothing. Throws Fault notFound. */
  receive(conversation: string, message: IncomingMessage): Promise<{ readonly seq: number }>;
  /**
   * How many bytes of files would be taken now. Throws Fault in the member's words where `bytes` would not be: nobody asked for a file (a voice
   * note, `sound`, need not be asked for), or there is no room. To be asked before anything is read.
   */
  filesWelcome(
    conversation: string,
    offer: { readonly bytes: number; readonly sound: boolean },
  ): Promise<number>;
  /** Shows it at the desk, where a person has the conversation or is waited for and nobody was in danger; nothing of it is stored. */
  sign(conversation: string, sign: Sign): Promise<void>;
  /** Lines after a number, at most a hundred entries and some hundred kilobytes at once. Throws Fault notFound. */
  lines(conversation: string, after: number): Promise<News>;
  /** The last lines before a number, of at most so many entries and some hundred kilobytes. Throws Fault notFound. */
  linesBefore(conversation: string, before: number, most: number): Promise<Stretch>;
  /** A file of a conversation, piece by piece; undefined when it has no such file. Whoever does not read it to its end cancels it. */
  file(conversation: string, id: string): Promise<ReadableStream<Uint8Array> | undefined>;
}

/** Where a browser takes messages while its page is closed. */
interface Browser {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** Browsers that are told, while their page is closed, that something was said in a conversation. */
interface HostedBrowsers {
  /** What a browser subscribes with, base64url. */
  readonly key: string;
  /** False where its push service is not called, and where somebody was in danger. */
  keep(conversation: string, browser: Browser, lang: Lang): Promise<boolean>;
  drop(endpoint: string): Promise<void>;
}

/**
 * Links by which a member comes back to a conversation from any device, behind a PIN of 4 to 8 figures of their own: one for a conversation, and none where
 * somebody was in danger.
 */
interface HostedLinks {
  /** `shape`: it is no PIN; `easy`: it is guessed at once; `notHere`: there is none for this conversation; `busy`: to be tried again in some seconds. */
  make(
    conversation: string,
    pin: string,
  ): Promise<
    | { readonly kind: 'made'; readonly value: string }
    | { readonly kind: 'shape' | 'easy' | 'notHere' | 'busy' }
  >;
  /** `shut`: too many wrong ones were typed, none is taken `until` then; `gone`: there is no such link. */
  open(
    association: string,
    value: string,
    pin: string,
  ): Promise<
    | { readonly kind: 'opened'; readonly begun: Begun }
    | { readonly kind: 'shut'; readonly until: number }
    | { readonly kind: 'wrong' | 'gone' | 'busy' }
  >;
}

/** An association as its members hear of it. Lines are those of locales/, in its own words. */
export interface HostedAssociation {
  readonly id: string;
  readonly name: (lang: Lang) => string;
  readonly shortName: (lang: Lang) => string;
  /** The page of somebody else that is shown to whoever leaves ours in haste. */
  readonly leaveTo: string;
  /** What it is, in a sentence of its own. */
  readonly description: (lang: Lang) => string | undefined;
  /** The colour of the head of its pages, `#rrggbb`, on which white can be read; undefined where it has none of its own. */
  readonly colour: string | undefined;
  readonly logo: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;
  /** The telephone at which it is called, as it is shown; undefined where it has given none. */
  readonly phone: string | undefined;
  /** Whether its members may record a voice note where a page of ours offers to. */
  readonly voiceNotes: boolean;
  /** The numbers of the lines of help that its members may be told, as they are dialled. */
  readonly helpNumbers: readonly string[];
  readonly line: (lang: Lang, name: LineName) => string;
  /** Every line of one file of locales/<lang>, by its name there. */
  readonly lines: (lang: Lang, file: LineGroup) => Readonly<Record<string, string>>;
}

/** What a pulled channel lives on. */
export interface Host {
  readonly conversations: HostedConversations;
  readonly browsers: HostedBrowsers;
  readonly links: HostedLinks;
  readonly associations: ReadonlyMap<string, HostedAssociation>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  /** A key of this installation for one purpose: the same on every node and after every start. */
  secret(purpose: string): Uint8Array;
  /** Whether something may happen once more: at most so often within so many milliseconds, over all nodes. */
  allow(what: string, most: number, within: number): Promise<boolean>;
  /** Takes a place of each name in this process, while something goes on; undefined where one has none left. What is answered gives it back. */
  hold(places: Places): (() => void) | undefined;
  /** Where an asset of the channel is fetched; it changes when the asset does. */
  assetUrl(file: string): string;
  /** The text of an asset, for a page that carries it itself. */
  assetText(file: string): string;
}

/** One call of a client. */
export interface PulledCall {
  readonly request: Request;
  readonly url: URL;
  /** What stands in the address at the `:names` of the route's path. */
  readonly params: Readonly<Record<string, string>>;
  /** The network address of whoever calls. */
  readonly caller: string;
  /** Where this server is reached from outside, as the caller sees it. */
  readonly base: string;
  /** The body, whole. Throws what `tooLarge` makes when it is longer than `most` bytes. */
  body(most: number, tooLarge: () => Fault): Promise<Uint8Array<ArrayBuffer>>;
  /** Reads the body without keeping any of it: whoever is sending hears an answer only when all is sent. */
  passOver(): Promise<void>;
  /**
   * The parts of a body of the kind multipart/form-data. Throws as `body` does, and Fault wrongRequest for a body of another form; `parts`
   * says which it must have.
   */
  form(wanted: { most: number; tooLarge: () => Fault; parts: string }): Promise<FormData>;
  /** The parts of such a body that came in several calls. Throws Fault wrongRequest. */
  formIn(whole: { bytes: Uint8Array<ArrayBuffer>; type: string; parts: string }): Promise<FormData>;
  /** Whose call it is: from here on a failure that is none of their making is told in the words of the association. */
  speaksTo(association: string, lang: Lang): void;
}

/** An address that answers. A Fault that is thrown is answered as `{ error: { code, message } }` with the status of its code. */
export interface PulledRoute {
  /** `GET` answers `HEAD` too. */
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the door's `under`; `:name` stands for one part of the address. */
  readonly path: string;
  /** What kind of token the call must carry, in the channel's own word; the channel checks it. */
  readonly token?: string;
  /** The shapes of JSON that it takes and gives, for the list of routes. */
  readonly body?: z.core.$ZodType;
  readonly answer?: z.core.$ZodType;
  readonly handle: (call: PulledCall, host: Host) => Response | Promise<Response>;
}

/** An open stream of a conversation: what is sent of its news, from a number on. */
export interface Following {
  readonly conversation: string;
  readonly from: number;
  /** Whether whoever opened it still may: it is closed when not. */
  stands(): Promise<boolean>;
  /** What is sent of news; undefined when they show nothing. */
  write(news: News): Promise<string | undefined>;
  /** What is sent while whoever has the conversation types. */
  readonly typing?: () => string;
}

/** An address at which a WebSocket is opened. What is new comes by itself; what the client sends is not read. */
export interface PulledStream {
  readonly path: string;
  readonly token?: string;
  /** Throws Fault notFound when there is no such conversation, any other when the stream may not be opened. */
  open(call: Pick<PulledCall, 'url' | 'params' | 'base'>, host: Host): Promise<Following>;
}

/** Addresses that are guarded alike. */
export interface Door {
  /** What their paths begin with; empty for the root of the server. */
  readonly under: string;
  /** Pages of every site may call, with these headers; without it those of our own alone. */
  readonly crossOrigin?: readonly string[];
  /** Headers of answers that those pages may read. */
  readonly exposed?: readonly string[];
  /** Answers that say nothing else about it are not stored anywhere. */
  readonly unstored?: true;
  readonly routes: readonly PulledRoute[];
  readonly streams?: readonly PulledStream[];
}

/** A built file of the channel's client: `dist/web/<folder>/<file>`. */
export interface Asset {
  readonly folder: string;
  readonly file: string;
  readonly type: string;
  /** An address that never changes, for pages of other sites; without it the address changes with the content. */
  readonly at?: string;
}

/** What a call of a pulled channel turned out to be. */
export type Received =
  | { readonly kind: 'messages'; readonly messages: readonly IncomingMessage[] }
  | NoMessages;

/** The client fetches what it has not seen yet, by watermark: each line is delivered exactly once. */
export interface PulledChannel {
  readonly delivery: 'pulled';
  /** Also of its line `desk.channel.<name>` in locales/, by which people know it. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Translates a call. Never throws, touches no database, and gives the same call the same external ids every time. */
  receive(call: Call): Received;
  /** A line of the transcript in the channel's own form; undefined when it shows nothing. */
  show(line: Line, showing: Showing): unknown;
  readonly doors: readonly Door[];
  readonly assets?: readonly Asset[];
  /** The path of the page at which members of an association write, for the desk to hand on. */
  page?(association: string): string;
  /** What people are shown in a browser at an address where there is nothing. */
  readonly lost?: (call: PulledCall, host: Host) => Promise<Response>;
}
