import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { second } from '../kernel/clock.ts';
import { openApp } from './app.ts';
import type { Doors } from './doors.ts';
import { listen } from './listen.ts';
import { deskLeaves } from './pages/desk-page.ts';
import { keepOn } from './pages/shelf.ts';
import { leavesOf } from './pulled/assets.ts';
import { serveStreams } from './pulled/stream.ts';

export interface Listening {
  readonly port: number;
  /**
   * For whoever is closed while others answer at the same port: connections that are in use end with their next answer, and are opened anew elsewhere. A
   * connection that is closed under a client may carry its next call already, which then is lost.
   */
  leave(): Promise<void>;
  /** Takes nothing new, lets what is under way finish, and closes. */
  close(): Promise<void>;
}

const longest = 10 * second;
/** So long whoever leaves lets connections end by themselves. */
const farewell = second;

/** Opens the doors. Throws Fault alreadyRunning when the port is taken. */
export async function serve(doors: Doors, host: string, port: number): Promise<Listening> {
  const app = openApp(doors);
  // HAProxy's own checks speak HTTP/1.0, which needs no Host; later versions without one are refused before they come here.
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false, hostname: 'localhost' });
  let leaving = false;
  const server = createServer(
    { requestTimeout: 60 * second, headersTimeout: 20 * second, keepAliveTimeout: 65 * second },
    (request, response) => {
      if (leaving) response.shouldKeepAlive = false;
      void answer(request, response);
    },
  );
  const leaves = [...doors.layout.hosted.flatMap(leavesOf), ...deskLeaves(doors.layout)];
  const stopKeeping = await keepOn(doors.shelf, leaves, doors.log);
  const streams = serveStreams(server, doors);
  const bound = await listen(server, host, port);
  return {
    port: bound,
    async leave() {
      leaving = true;
      await new Promise((done) => setTimeout(done, farewell));
    },
    async close() {
      stopKeeping();
      streams.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), longest);
      await closed;
      clearTimeout(force);
    },
  };
}
