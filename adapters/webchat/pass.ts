import type { LineIn } from '../../src/channel/message.ts';
import { Fault } from '../../src/kernel/errors.ts';
import type { Host, PulledCall } from '../../src/channel/pulled.ts';
import { Tokens, type Pass } from './tokens.ts';

const made = new WeakMap<Host, Tokens>();

/** The tokens of this installation. */
export function tokensOf(host: Host): Tokens {
  const known = made.get(host) ?? new Tokens(host.secret('direct line'), host.now);
  made.set(host, known);
  return known;
}

/** The token of a call. Throws Fault notAllowed when there is none, and notFound when it is for another conversation. */
export async function passOf(call: PulledCall, host: Host): Promise<Pass> {
  const [, token] = /^Bearer (.+)$/i.exec(call.request.headers.get('authorization') ?? '') ?? [];
  const pass = await tokensOf(host).check(token, 'calls');
  const named = call.params['conversation'];
  if (named !== undefined && named !== pass.conversation)
    throw new Fault('notFound', 'There is no such conversation for this token.');
  call.speaksTo(pass.association, pass.lang);
  return pass;
}

/** A line in the words of the member's association and in their language: a client shows it to them. */
export const say = (host: Host, pass: Pass, line: LineIn<'http'>): string =>
  host.associations.get(pass.association)?.line(pass.lang, `http.${line}`) ?? '';
