import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Following, PulledStream } from '../../channel/pulled.ts';
import { second } from '../../kernel/clock.ts';
import { isFault, nameOfError } from '../../kernel/errors.ts';
import type { Doors } from '../doors.ts';
import type { HostedChannel } from '../layout.ts';
import { hostOf } from './host.ts';

const keepAlive = 25 * second;
const poll = 15 * second;

/** A stream with the pattern of its address; parts of addresses are as long as names of conversations may be. */
interface Place {
  readonly pattern: RegExp;
  readonly stream: PulledStream;
  readonly hosted: HostedChannel;
}

const placesOf = ({ layout }: Doors): readonly Place[] =>
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

/** Sends what is new from a number on, whenever a hint comes and now and then without one: hints may be lost. */
function follow({ conversations, log }: Doors, socket: WebSocket, following: Following): void {
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
        const news = await conversations.lines(conversation, seen);
        const text = await following.write(news);
        if (text !== undefined) socket.send(text);
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
  const stop = [conversations.watch(conversation, hint), keepOpen(socket)];
  const timer = setInterval(hint, poll);
  socket.on('close', () => {
    for (const one of stop) one();
    clearInterval(timer);
  });
  void work();
}

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** The stream that a call asks for, or the status with which it is refused. */
async function askedFor(
  doors: Doors,
  places: readonly Place[],
  request: IncomingMessage,
): Promise<Following | string> {
  const base = doors.publicUrl ?? `http://${request.headers.host ?? 'localhost'}`;
  if (!URL.canParse(request.url ?? '', base)) return '400 Bad Request';
  const url = new URL(request.url ?? '', base);
  for (const { pattern, stream, hosted } of places) {
    const found = pattern.exec(url.pathname);
    if (!found) continue;
    try {
      return await stream.open({ url, params: { ...found.groups }, base }, hostOf(doors, hosted));
    } catch (error) {
      return isFault(error, 'notFound') ? '404 Not Found' : '401 Unauthorized';
    }
  }
  return '404 Not Found';
}

/** The WebSockets of channels whose clients fetch: everything new comes by itself. */
export function serveStreams(server: Server, doors: Doors): { close(): void } {
  const places = placesOf(doors);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  const open = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const asked = await askedFor(doors, places, request);
    if (typeof asked === 'string') refuse(socket, asked);
    else sockets.handleUpgrade(request, socket, head, (opened) => follow(doors, opened, asked));
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
