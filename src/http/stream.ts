import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { second } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import { showAll, watermarkOf } from './lines.ts';
import type { Doors } from './doors.ts';
import type { Pass } from './tokens.ts';

const keepAlive = 25 * second;
const poll = 15 * second;
const path = /^\/v3\/directline\/conversations\/([A-Za-z0-9_-]{1,40})\/stream$/;

/** Sends what is new from a watermark on, whenever a hint comes and now and then without one: hints may be lost. */
async function follow(
  doors: Doors,
  socket: WebSocket,
  pass: Pass,
  base: string,
  from: number,
): Promise<void> {
  let seen = from;
  let asked = true;
  let working = false;
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    try {
      while (asked && socket.readyState === socket.OPEN) {
        asked = false;
        const { lines, upTo, more } = await doors.conversations.lines(pass.conversation, seen);
        const activities = await showAll(doors, base, pass, lines);
        if (activities.length > 0) socket.send(JSON.stringify({ activities, watermark: String(upTo) }));
        seen = upTo;
        asked ||= more;
      }
    } catch (error) {
      doors.log.warn('a stream waits for the database', { error: nameOfError(error) });
      asked = true;
    } finally {
      working = false;
    }
  };
  const hint = (): void => {
    asked = true;
    void work();
  };
  const stop = doors.conversations.watch(pass.conversation, hint);
  let alive = true;
  const timers = [
    setInterval(() => {
      if (!alive) {
        socket.terminate();
        return;
      }
      alive = false;
      socket.ping();
      socket.send('');
    }, keepAlive),
    setInterval(hint, poll),
  ];
  socket.on('pong', () => (alive = true));
  socket.on('message', () => (alive = true));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    stop();
    for (const timer of timers) clearInterval(timer);
  });
  await work();
}

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** The WebSocket half of Direct Line: everything new comes by itself. */
export function serveStreams(server: Server, doors: Doors): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const open = async (): Promise<void> => {
      const base = doors.publicUrl ?? `http://${request.headers.host ?? 'localhost'}`;
      if (!URL.canParse(request.url ?? '', base)) {
        refuse(socket, '400 Bad Request');
        return;
      }
      const url = new URL(request.url ?? '', base);
      const [, conversation] = path.exec(url.pathname) ?? [];
      if (conversation === undefined) {
        refuse(socket, '404 Not Found');
        return;
      }
      let pass: Pass;
      let from: number;
      try {
        pass = await doors.tokens.check(url.searchParams.get('t') ?? undefined, 'stream');
        from = watermarkOf(url.searchParams.get('watermark') ?? undefined);
      } catch {
        refuse(socket, '401 Unauthorized');
        return;
      }
      if (pass.conversation !== conversation) {
        refuse(socket, '404 Not Found');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (opened) => void follow(doors, opened, pass, base, from));
    };
    void open().catch(() => refuse(socket, '500 Internal Server Error'));
  });
  return {
    close() {
      for (const socket of sockets.clients) socket.close(1001, 'restart');
      sockets.close();
    },
  };
}
