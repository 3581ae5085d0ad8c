import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { read, type Asked } from './bot-api/wire.ts';
import { messages } from './graph-api/messages.ts';
import { PhoneNumber, type Identity, type What } from './graph-api/phone-number.ts';
import { GraphRefusal, noObject, wrongToken, type Failure } from './graph-api/refusal.ts';
import type { Pace } from './graph-api/webhook.ts';

export type { Member } from './graph-api/member.ts';
export type { PhoneNumber } from './graph-api/phone-number.ts';
export * from './graph-api/refusal.ts';
export { callOf } from './graph-api/webhook.ts';

/** A stand-in of Meta's Graph API for WhatsApp on this machine, with several numbers. */
export interface GraphApi {
  /** Its address, without version and without a slash at the end. */
  readonly root: string;
  /** Adds a number. */
  number(identity: Identity): PhoneNumber;
  /** Lets time pass, for the window of 24 hours, addresses of files and limits of pace. */
  advance(ms: number): void;
  now(): number;
  close(): Promise<void>;
}

const usual: Pace = { answer: 5000, again: 20, longest: 500 };

/**
 * Opens the stand-in. It checks what the Cloud API checks (limits of messages, window, templates, tokens), calls webhooks until they
 * answer 200, and can be told to fail. What it leaves out: groups, calls, flows, catalogues, costs.
 */
export async function openGraphApi(pace: Partial<Pace> = {}): Promise<GraphApi> {
  const numbers = new Map<string, PhoneNumber>();
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const server = createServer((request, response) => {
    void serve(numbers, request, response).catch((error: unknown) => {
      refuse(response, error instanceof GraphRefusal ? error : new GraphRefusal(100, 'Invalid parameter'));
    });
  });
  // Who calls is in this process: while a large file is copied here, no connection is closed that the next call is on its way on.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    root,
    now,
    number(identity) {
      const number = new PhoneNumber(identity, now, { ...usual, ...pace });
      numbers.set(identity.id, number);
      return number;
    },
    advance(ms) {
      ahead += ms;
    },
    async close() {
      for (const { hooks } of numbers.values()) hooks.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refuse(response: ServerResponse, refusal: GraphRefusal): void {
  const { retryAfter } = refusal.more;
  const after = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  response.writeHead(refusal.status, { 'content-type': 'application/json', ...after });
  response.end(JSON.stringify(refusal.json));
}

interface Found {
  readonly number: PhoneNumber;
  readonly what: What;
  readonly run: (asked: Asked) => unknown;
}

/** Which number a call is for, and what it wants. The token must be that number's. */
function find(numbers: ReadonlyMap<string, PhoneNumber>, request: IncomingMessage, url: URL): Found {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const owner = [...numbers.values()].find(({ identity }) => identity.token === token);
  const [, id = '', edge] = /^\/(?:v\d+\.\d+\/)?([^/]+)(?:\/([^/]+))?\/?$/.exec(url.pathname) ?? [];
  const method = request.method ?? 'GET';
  if (!owner) throw wrongToken();
  if (id === 'media' && edge !== undefined)
    return { number: owner, what: 'file', run: () => owner.media.at(edge) };
  const number = numbers.get(id);
  if (number && number !== owner) throw noObject(id);
  if (number && method === 'POST' && edge === 'messages')
    return { number, what: 'messages', run: ({ fields }) => messages(number, fields) };
  if (number && method === 'POST' && edge === 'media')
    return { number, what: 'upload', run: (asked) => upload(number, asked) };
  if (number && edge === undefined)
    return { number, what: 'number', run: ({ fields }) => node(number, method, fields) };
  if (edge === undefined && owner.media.has(id))
    return {
      number: owner,
      what: 'lookup',
      run: () => lookup(owner, id, { method, root: `http://${url.host}` }),
    };
  return {
    number: owner,
    what: 'lookup',
    run: () => {
      throw noObject(id);
    },
  };
}

async function serve(
  numbers: ReadonlyMap<string, PhoneNumber>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  const asked = await read(request, url);
  const { number, what, run } = find(numbers, request, url);
  number.made.push({ ...asked, what, at: number.now() });
  const failure = number.failureOf(what);
  if (failure) {
    fail(failure, response, () => run(asked));
    return;
  }
  if (what === 'file') {
    download(run(asked) as ReturnType<PhoneNumber['media']['at']>, response);
    return;
  }
  const answer = await run(asked);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}

function fail(failure: Failure, response: ServerResponse, run: () => unknown): void {
  if (failure.kind === 'refusal') throw failure.refusal;
  if (failure.sent === true) run();
  if (failure.kind === 'reset') response.socket?.resetAndDestroy();
  if (failure.kind !== 'page') return;
  const after = failure.retryAfter === undefined ? {} : { 'retry-after': String(failure.retryAfter) };
  response.writeHead(failure.code, { 'content-type': 'text/html', ...after });
  response.end('<html><body><h1>Sorry, something went wrong.</h1></body></html>');
}

function upload({ media }: PhoneNumber, { fields, files }: Asked): object {
  const { file } = files;
  if (fields['messaging_product'] !== 'whatsapp' || !file)
    throw new GraphRefusal(100, 'Param messaging_product and file are required');
  const { id } = media.upload(file);
  return { id };
}

function lookup(
  { media }: PhoneNumber,
  id: string,
  { method, root }: { method: string; root: string },
): object {
  if (method !== 'DELETE') return media.describe(id, root);
  media.remove(id);
  return { success: true };
}

const Override = z.object({ webhook_configuration: z.object({ override_callback_uri: z.string() }) });

/** The number itself: what Meta tells of it, and where its webhooks go. */
async function node(number: PhoneNumber, method: string, fields: Asked['fields']): Promise<object> {
  const { identity, callbacks } = number;
  if (method === 'POST') {
    const { override_callback_uri: url } = Override.parse(fields).webhook_configuration;
    if (!(await number.hooks.subscribe(url)))
      throw new GraphRefusal(100, 'Invalid parameter', { subcode: 2200 });
    number.callbacks = { ...callbacks, phone_number: url };
    return { success: true };
  }
  const proof = createHmac('sha256', identity.appSecret).update(identity.token).digest('hex');
  if (fields['appsecret_proof'] !== undefined && fields['appsecret_proof'] !== proof)
    throw new GraphRefusal(100, 'Invalid appsecret_proof provided in the API argument');
  const all: Readonly<Record<string, unknown>> = {
    verified_name: 'جمعية مُرد',
    display_phone_number: number.shownNumber,
    quality_rating: number.quality,
    status: number.status,
    webhook_configuration: callbacks,
  };
  const asked =
    typeof fields['fields'] === 'string' ? fields['fields'].split(',') : Object.keys(all).slice(0, 3);
  return { ...Object.fromEntries(asked.map((name) => [name, all[name]])), id: identity.id };
}

function download(file: ReturnType<PhoneNumber['media']['at']>, response: ServerResponse): void {
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/html' });
    response.end('<html><body>Not found</body></html>');
    return;
  }
  response.writeHead(200, { 'content-type': file.type });
  // Without a length it comes in pieces, so that whoever reads has to count.
  for (let at = 0; at < file.bytes.length; at += 65_536) response.write(file.bytes.subarray(at, at + 65_536));
  response.end();
}
