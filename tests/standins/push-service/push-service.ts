import { createECDH, randomBytes, type ECDH } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, globalAgent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import ece from 'http_ece';
import { importJWK, jwtVerify } from 'jose';
import type { Subscription } from '../../../src/push/subscription.ts';

const fileOf = (name: string): string => join(import.meta.dirname, `localhost.${name}.pem`);
const pem = (name: string): string => readFileSync(fileOf(name), 'utf8');

/** Whom a process has to trust that calls the service (`NODE_EXTRA_CA_CERTS`). */
export const certFile = fileOf('cert');

/** What a browser was given: opened with the keys that it alone has, by another library than the one that encrypts. */
export interface Opened {
  readonly text: string;
  readonly size: number;
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string;
  /** Who sent it, as the signature says, and for which service; checked with the key that the browser subscribed with. */
  readonly contact: unknown;
  readonly audience: unknown;
}

interface Browser {
  readonly subscription: Subscription;
  readonly received: Opened[];
  /** Lets go of the subscription. */
  leave(): void;
}

export interface PushService {
  readonly port: number;
  readonly host: string;
  /** How often it was called, refused calls among them. */
  readonly calls: () => number;
  /** A browser subscribes with the public key of whoever may send. */
  subscribe(publicKey: string): Browser;
  /** What the next calls are answered with, in order. */
  answerNext(...statuses: readonly number[]): void;
  close(): Promise<void>;
}

interface Known extends Browser {
  readonly own: ECDH;
  readonly publicKey: string;
  left: boolean;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Checks the signature of RFC 8292 with the key that the browser subscribed with. */
async function claimsOf(request: IncomingMessage, publicKey: string, origin: string) {
  const [, token = '', key] = /^vapid t=([^,]+), k=(\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (key !== publicKey) throw new Error('signed with another key than the browser subscribed with');
  const point = Buffer.from(publicKey, 'base64url');
  const part = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  const jwk = await importJWK({ kty: 'EC', crv: 'P-256', x: part(1), y: part(33) }, 'ES256');
  const { payload } = await jwtVerify(token, jwk, { audience: origin });
  if ((payload.exp ?? Infinity) - Date.now() / 1000 > 86_400) throw new Error('signed for more than a day');
  return payload;
}

async function opened(request: IncomingMessage, { own, subscription, publicKey }: Known, origin: string) {
  const { aud, sub } = await claimsOf(request, publicKey, origin);
  const body = await bodyOf(request);
  const by = { version: 'aes128gcm', privateKey: own, authSecret: subscription.keys.auth } as const;
  const { ttl, urgency, topic } = request.headers;
  return {
    text: ece.decrypt(body, by).toString('utf8'),
    size: body.length,
    ttl: Number(ttl),
    urgency: String(urgency),
    topic: String(topic),
    contact: sub,
    audience: aud,
  } satisfies Opened;
}

/** The push service of some browser maker, with TLS of its own, on localhost. */
export async function openPushService(): Promise<PushService> {
  const cert = pem('cert');
  globalAgent.options.ca = [cert];
  const browsers = new Map<string, Known>();
  let next: number[] = [];
  let calls = 0;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    calls += 1;
    const known = browsers.get(request.url ?? '');
    const forced = next.shift();
    if (forced !== undefined) response.writeHead(forced, { location: '/elsewhere', 'retry-after': '1' });
    else if (!known || known.left) response.writeHead(410);
    else {
      known.received.push(await opened(request, known, `https://localhost:${port}`));
      response.writeHead(201);
    }
    response.end();
  };
  const server = createServer({ key: pem('key'), cert }, (request, response) => {
    take(request, response).catch((error: unknown) => {
      response.writeHead(400);
      response.end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `localhost:${port}`,
    calls: () => calls,
    subscribe(publicKey) {
      const own = createECDH('prime256v1');
      const keys = { p256dh: own.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') };
      const path = `/push/${randomBytes(12).toString('hex')}`;
      const known: Known = {
        own,
        publicKey,
        left: false,
        received: [],
        subscription: { endpoint: `https://localhost:${port}${path}`, keys },
        leave: () => {
          known.left = true;
        },
      };
      browsers.set(path, known);
      return known;
    },
    answerNext(...statuses) {
      next = [...statuses];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
