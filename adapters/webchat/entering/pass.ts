import type { LineIn } from '../../../src/channel/message.ts';
import { Fault } from '../../../src/kernel/errors.ts';
import type { Host, PulledCall } from '../../../src/channel/pulled.ts';
import { over, Tokens, type Pass, type Use } from './tokens.ts';

const made = new WeakMap<Host, Tokens>();

/** The tokens of this installation. */
export function tokensOf(host: Host): Tokens {
  const known = made.get(host) ?? new Tokens(host.secret('direct line'), host.now);
  made.set(host, known);
  return known;
}

/** What a token opens for a use. Throws Fault notAllowed when it opens nothing, or came with a value that was renewed or ended since. */
export async function passIn(host: Host, token: string | null | undefined, use: Use): Promise<Pass> {
  return standing(host, await tokensOf(host).check(token ?? undefined, use));
}

/** Throws Fault notAllowed where the token's value was renewed or ended since. */
async function standing(host: Host, pass: Pass): Promise<Pass> {
  if (!(await host.conversations.stands(pass.conversation, pass.generation))) throw over();
  return pass;
}

/** The token of a call. Throws Fault notAllowed when there is none, and notFound when it is for another conversation. */
export async function passOf(call: PulledCall, host: Host): Promise<Pass> {
  const [, token] = /^Bearer (.+)$/i.exec(call.request.headers.get('authorization') ?? '') ?? [];
  const pass = await tokensOf(host).check(token, 'calls');
  // Before the records are asked: when they are away, the member is told so in their language.
  call.speaksTo(pass.association, pass.lang);
  const named = call.params['conversation'];
  if (named !== undefined && named !== pass.conversation)
    throw new Fault('notFound', 'There is no such conversation for this token.');
  return standing(host, pass);
}

/** A line in the words of the member's association and in their language: a client shows it to them. */
export const say = (host: Host, pass: Pass, line: LineIn<'http'>): string =>
  host.associations.get(pass.association)?.line(pass.lang, `http.${line}`) ?? '';
