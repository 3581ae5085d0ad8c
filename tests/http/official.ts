import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';
import type { Activity } from './member.ts';
import type { SampleFile } from '../../src/fields/sample.ts';

const require = createRequire(import.meta.url);

interface Xhr {
  setRequestHeader(name: string, value: string): void;
  send(body?: unknown): void;
}

interface Observable<Item> {
  subscribe(next: (item: Item) => void, failed: (error: unknown) => void): unknown;
}

/** As much of the official client as a page uses. */
interface Client {
  readonly connectionStatus$: Observable<number>;
  readonly activity$: Observable<Activity>;
  postActivity(activity: object): Observable<string>;
  end(): void;
}
type OpenClient = new (options: { token: string; domain: string; webSocket: boolean }) => Client;

/** xhr2 knows no FormData: it is given the bytes that a browser would send. */
function withForms(): new () => Xhr {
  const Plain = require('xhr2') as new () => Xhr;
  return class extends Plain {
    override send(body?: unknown): void {
      if (!(body instanceof FormData)) {
        super.send(body);
        return;
      }
      const encoded = new Response(body);
      void encoded.arrayBuffer().then((bytes) => {
        this.setRequestHeader('content-type', encoded.headers.get('content-type') ?? '');
        super.send(new Uint8Array(bytes));
      });
    }
  };
}

/** The client that Microsoft publishes, as it runs in a browser: it finds XMLHttpRequest and WebSocket among the globals. */
export function loadOfficialClient(): OpenClient {
  Object.assign(globalThis, { XMLHttpRequest: withForms(), WebSocket });
  return (require('botframework-directlinejs') as { DirectLine: OpenClient }).DirectLine;
}

/** The official client fetches a file from an address before it sends it: this is the address. */
export async function serveFiles(): Promise<{ urlOf(file: SampleFile): string; close(): Promise<void> }> {
  const files: SampleFile[] = [];
  const server: Server = createServer((request, response) => {
    const file = files[Number(request.url?.slice(1))];
    response.end(file && Buffer.from(file.contentBase64, 'base64'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (file) => `http://127.0.0.1:${port}/${files.push(file) - 1}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** One conversation through the official client, everything it showed in order of arrival. */
export class Official {
  readonly seen: Activity[] = [];
  readonly states: number[] = [];

  constructor(readonly client: Client) {
    // Ending a conversation is an error to the client.
    const ended = (): void => undefined;
    client.connectionStatus$.subscribe((state) => this.states.push(state), ended);
    client.activity$.subscribe((activity) => this.seen.push(activity), ended);
  }

  /** Resolves with the id that the server gave; "retry" is the client's word for an answer that never came. */
  post(activity: object): Promise<string> {
    return new Promise((done, fail) => {
      this.client
        .postActivity({ type: 'message', from: { id: 'whoever' }, ...activity })
        .subscribe(done, fail);
    });
  }

  /** The newest question, when it came after the first `known` activities. */
  questionAfter(known: number): Activity | undefined {
    return this.seen.slice(known).findLast((one) => one.channelData?.silah?.prompt);
  }
}
