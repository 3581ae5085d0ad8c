import { readdirSync } from 'node:fs';
import type { Begin } from '../wire.ts';

/** What we use of whatsapp-web.js, in our own words: it is optional, and its own types are wider than what it keeps to. */
export interface Message {
  readonly id: { readonly id: string; readonly _serialized: string };
  readonly from: string;
  readonly to: string;
  readonly fromMe: boolean;
  readonly body: string;
  readonly type: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  /** Of a message that tells where the member is. */
  readonly location?: { readonly latitude?: unknown; readonly longitude?: unknown };
  /** `notifyName`: how the sender's own profile calls them. */
  readonly rawData: { readonly filename?: string; readonly size?: number; readonly notifyName?: string };
  downloadMedia(): Promise<{ readonly data: string; readonly filename?: string | null } | undefined>;
}

interface Chat {
  readonly id: { readonly _serialized: string };
  /** -1 where a person marked it as unread. */
  readonly unreadCount: number;
  readonly timestamp?: number;
  fetchMessages(options: { readonly limit: number }): Promise<readonly Message[]>;
}

interface Emitter {
  on(event: string, heard: (...facts: never[]) => void): unknown;
}

export interface Client extends Emitter {
  readonly pupBrowser:
    | (Emitter & { process(): { readonly pid?: number } | null; isConnected(): boolean })
    | null;
  readonly pupPage: (Emitter & { evaluate(script: string): Promise<unknown> }) | null;
  initialize(): Promise<void>;
  destroy(): Promise<void>;
  getState(): Promise<string | null>;
  getChats(): Promise<readonly Chat[]>;
  getChatById(id: string): Promise<Chat | undefined>;
  getMessageById(key: string): Promise<Message | null>;
  getContactLidAndPhone(
    ids: readonly string[],
  ): Promise<readonly { readonly lid?: string; readonly pn?: string }[]>;
  sendSeen(chat: string): Promise<boolean>;
  sendMessage(to: string, content: unknown, options: object): Promise<Message | undefined>;
}

export interface Library {
  readonly Client: new (options: object) => Client;
  readonly LocalAuth: new (options: { readonly dataPath: string }) => object;
  readonly MessageMedia: new (type: string, base64: string, name: string) => object;
}

/** Throws where the optional package is missing. */
export async function loadLibrary(): Promise<Library> {
  const loaded: unknown = await import('whatsapp-web.js');
  return (loaded as { readonly default: unknown }).default as Library;
}

/** What a browser without a screen needs not do. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** The page of a test speaks with the test, on this machine. */
const forTests = ['--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests'];

const versionIn = (page: string): string =>
  readdirSync(page)
    .find((name) => name.endsWith('.html'))
    ?.replace(/\.html$/u, '') ?? 'none';

/** A client of the library with a browser of its own, not yet started. */
export function openClient({ Client, LocalAuth }: Library, { folder, chromium, page }: Begin): Client {
  const isRoot = process.getuid?.() === 0;
  return new Client({
    authStrategy: new LocalAuth({ dataPath: folder }),
    puppeteer: {
      executablePath: chromium,
      headless: true,
      // A browser on a pipe ends when its other end is gone, whatever ended it.
      pipe: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [...quiet, ...(isRoot ? ['--no-sandbox'] : []), ...(page === undefined ? [] : forTests)],
    },
    ...(page === undefined
      ? { webVersionCache: { type: 'none' } }
      : {
          webVersion: versionIn(page),
          webVersionCache: { type: 'local', path: page, strict: true },
          bypassCSP: true,
        }),
  });
}
