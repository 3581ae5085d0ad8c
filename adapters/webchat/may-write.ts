import type { Host, PulledCall } from '../../src/channel/pulled.ts';
import { minute } from '../../src/kernel/clock.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { say } from './entering/pass.ts';
import type { Pass } from './entering/tokens.ts';

const mostMessages = 300;
/** A longer body is not what a person types: its text is cut, and it costs more than others. */
const longBody = 24 * 1024;
/** So many uploads and long messages in a minute. */
const heavy = {
  upload: { ofConversation: 30, ofCaller: 300 },
  long: { ofConversation: 20, ofCaller: 200 },
} as const;
/** Throws Fault tooMany, before anything of the body is kept. */
export async function mayWrite(call: PulledCall, host: Host, pass: Pass): Promise<void> {
  const isUpload = /\/uploads?$/.test(call.url.pathname);
  const isLong = Number(call.request.headers.get('content-length') ?? 0) > longBody;
  const what = isUpload ? 'upload' : isLong ? 'long' : undefined;
  const limits: [key: string, most: number][] = [[`messages ${pass.conversation}`, mostMessages]];
  if (what) {
    const { ofConversation, ofCaller } = heavy[what];
    limits.push([`${what} ${pass.conversation}`, ofConversation], [`${what}-from ${call.caller}`, ofCaller]);
  }
  for (const [key, most] of limits) {
    if (await host.allow(key, most, minute)) continue;
    await call.passOver();
    throw new Fault('tooMany', say(host, pass, 'tooMany'));
  }
}
