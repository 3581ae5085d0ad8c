import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Following, News, PulledStream } from '../../channel/pulled.ts';
import { second } from '../../kernel/clock.ts';
import { isFault, nameOfError } from '../../kernel/errors.ts';
import { pages } from '../../conversation/conversations.ts';
import { Held } from '../../kernel/held.ts';
import { callOf } from '../callers.ts';
import type { Doors } from '../doors.ts';
import type { HostedChannel } from '../layout.ts';
import { hostOf } from './host.ts';

const keepAlive = 25 * second;
const poll = 15 * second;
/** What a client has not read yet: who leaves more lie is closed, and reads it when it comes back. */
const mostUnsent = 1024 * 1024;
/** So many streams are open at once in this process. */
const most = { ofConversation: 8, ofAddress: 1000, ofAll: 10_000 } as const;
/** Why a stream is closed, as WebSocket has it: whoever opened it may read no more. */
const closed = { over: 1008 } as const;

/** A stream with the pattern of its address; parts of addresses are as long as names of conversations may be. */
interface StreamAddress {
  readonly pattern: RegExp;
  readonly stream: PulledStream;
  readonly hosted: HostedChannel;
}

const streamAddressesOf = ({ layout }: Doors): readonly StreamAddress[] =>
  layout.hosted.flatMap((hosted) =>
    hosted.channel.doors.flatMap(({ under, streams = [] }) =>
      streams.map((stream) => ({
        pattern: new RegExp(`^${`${under}${stream.path}`.replace(/:(\w+)/g, '(?<$1>[A-Za-z0-9_-]{1,40})')}$`),
        stream,
        hosted,
      })),
    ),
  );

/** Ends a connection whose other end is silent. Answers what stops the looking. */
function keepOpen(socket: WebSocket): () => void {
  let alive = true;
  const timer = setInterval(() => {
    if (!alive) {
      socket.terminate();
      return;
    }
    alive = false;
    socket.ping();
    socket.send('');
  }, keepAlive);
  socket.on('pong', () => (alive = true));
  socket.on('message', () => (alive = true));
  socket.on('error', () => socket.terminate());
  return () => clearInterval(timer);
}

/** Sends news to a client that may have them and reads what it is sent; any other is closed, and answered false. */
async function sent(socket: WebSocket, following: Following, news: News | undefined): Promise<boolean> {
  const text = news && (await following.write(news));
  if (!news) socket.close(closed.over, 'over');
  else if (socket.bufferedAmount > mostUnsent) socket.terminate();
  else if (text !== undefined) socket.send(text);
  return news !== undefined && socket.readyState === socket.OPEN;
}

/** Whoever has the conversation types. What cannot be told now is not told later. */
async function showTyping(socket: WebSocket, following: Following): Promise<void> {
  const text = following.typing?.();
  if (text === undefined || !(await following.stands().catch(() => false))) return;
  if (socket.readyState === socket.OPEN && socket.bufferedAmount === 0) socket.send(text);
}

/** Sends what is new from a number on, whenever a hint comes and now and then without one: hints may be lost. */
function follow({ conversations, log, gauges }: Doors, socket: WebSocket, following: Following): void {
  const { conversation } = following;
  let seen = following.from;
  let asked = true;
  let working = false;
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    try {
      while (asked && socket.readyState === socket.OPEN) {
        asked = false;
        const stands = await following.stands();
        const news = stands ? await conversations.lines(conversation, seen, pages.small) : undefined;
        if (!(await sent(socket, following, news)) || !news) return;
        seen = news.upTo;
        asked ||= news.more;
      }
    } catch (error) {
      log.warn('a stream waits for the database', { error: nameOfError(error) });
      asked = true;
    } finally {
      working = false;
    }
  };
  const hint = (): void => {
    asked = true;
    void work();
  };
  const timer = setInterval(hint, poll);
  const stops = [
    conversations.signs.watch(conversation, { news: hint, typing: () => void showTyping(socket, following) }),
    keepOpen(socket),
    gauges.connected('chat'),
    () => clearInterval(timer),
  ];
  socket.on('close', () => stops.forEach((stop) => stop()));
  void work();
}

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

function statusOf(error: unknown): string {
  if (isFault(error, 'notFound')) return '404 Not Found';
  return isFault(error, 'databaseDown') ? '503 Service Unavailable' : '401 Unauthorized';
}

/** The stream that a call asks for, or the status with which it is refused. */
async function askedFor(
  doors: Doors,
  addresses: readonly StreamAddress[],
  request: IncomingMessage,
): Promise<Following | string> {
  const base = doors.publicUrl ?? `http://${request.headers.host ?? 'localhost'}`;
  if (!URL.canParse(request.url ?? '', base)) return '400 Bad Request';
  const url = new URL(request.url ?? '', base);
  for (const { pattern, stream, hosted } of addresses) {
    const found = pattern.exec(url.pathname);
    if (!found) continue;
    try {
      return await stream.open({ url, params: { ...found.groups }, base }, hostOf(doors, hosted));
    } catch (error) {
      return statusOf(error);
    }
  }
  return '404 Not Found';
}

/** The WebSockets of channels whose clients fetch: everything new comes by itself. */
export function serveStreams(server: Server, doors: Doors): { close(): void } {
  const addresses = streamAddressesOf(doors);
  const held = new Held();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  const open = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const asked = await askedFor(doors, addresses, request);
    if (typeof asked === 'string') {
      refuse(socket, asked);
      return;
    }
    const release = held.take([
      [`of ${asked.conversation}`, most.ofConversation],
      [`from ${doors.callers.of(callOf(request))}`, most.ofAddress],
      ['all', most.ofAll],
    ]);
    if (!release) {
      refuse(socket, '429 Too Many Requests');
      return;
    }
    socket.on('close', release);
    sockets.handleUpgrade(request, socket, head, (opened) => follow(doors, opened, asked));
  };
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    void open(request, socket, head).catch(() => refuse(socket, '500 Internal Server Error'));
  });
  return {
    close() {
      for (const socket of sockets.clients) socket.close(1001, 'restart');
      sockets.close();
    },
  };
}
