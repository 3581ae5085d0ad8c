import { z } from 'zod';
import type { Sign } from '../../src/channel/pulled.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { anyNumber } from './lines.ts';

/** What a client tells beside messages, as Bot Framework activities; the watermark up to which the member has read is the value of the event `read`. */
const Told = z.union([
  z.object({ type: z.literal('typing') }),
  z.object({
    type: z.literal('event'),
    name: z.literal('read'),
    value: z.string().regex(/^\d{1,15}$/),
  }),
]);

/** That the member types, or how far they have read; undefined for every other activity. */
export function signIn(body: Uint8Array): Sign | undefined {
  const told = Told.safeParse(JSON.parse(Buffer.from(body).toString('utf8'))).data;
  if (!told) return undefined;
  return told.type === 'typing'
    ? { kind: 'typing' }
    : { kind: 'read', upTo: Math.min(Number(told.value), anyNumber) };
}

/** A person types, as Direct Line says it. */
export const typingFrom = (
  conversation: string,
  association: { readonly id: string; readonly name: string },
): object => ({
  type: 'typing',
  id: `${conversation}|${randomId()}`,
  conversation: { id: conversation },
  channelId: 'directline',
  from: { ...association, role: 'bot' },
});
