import { lookup } from 'node:dns';
import { Agent, globalAgent, request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { second } from '../kernel/clock.ts';
import { isPublic } from './hosts.ts';

const patience = 10 * second;

/** The addresses of a name that lie outside of every private network, and an error where there are none. */
const publicLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    const open = error ? [] : found.filter(({ address }) => isPublic(address));
    const [first] = open;
    if (!first) done(error ?? Object.assign(new Error('a private address'), { code: 'ENOTFOUND' }), []);
    else if (options.all === true) done(null, open);
    else done(null, first.address, first.family);
  });
};

/** Connections of its own: one that was opened into a private network is used for no other call. */
const outside = new Agent({ keepAlive: true, lookup: publicLookup });

/** A call to a push service. `inside`: whoever runs the installation named this host, so that it may stand in a network of their own. */
export interface Call {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
  readonly inside: boolean;
}

/** What a push service answered; `after` is what it says of how long to wait. Nothing of the body is read, and no redirection is followed. */
export interface Answered {
  readonly status: number;
  readonly after: string | undefined;
}

/** Throws where nobody answers in ten seconds. */
export const answerOf = ({ endpoint, headers, body, inside }: Call): Promise<Answered> =>
  new Promise((answered, failed) => {
    const call = request(
      endpoint,
      {
        method: 'POST',
        headers,
        timeout: patience,
        signal: AbortSignal.timeout(patience),
        agent: inside ? globalAgent : outside,
      },
      (response) => {
        response.on('error', () => undefined);
        response.resume();
        answered({ status: response.statusCode ?? 0, after: response.headers['retry-after'] });
      },
    );
    call.on('error', failed);
    call.end(body);
  });
