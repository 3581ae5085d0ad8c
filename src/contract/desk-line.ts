import * as z from 'zod/mini';
import { Choice, Receipt, Review } from './message.ts';

/** One line of a conversation as the desk shows it. */
export const DeskLine = z.object({
  seq: z.number(),
  at: z.number(),
  from: z.enum(['member', 'bot', 'staff', 'note']),
  name: z.exactOptional(z.string()),
  text: z.string(),
  /** Identifiers stand in it that are not shown; who may reveals them by a call of its own, which is on the record. */
  masked: z.exactOptional(z.literal(true)),
  file: z.exactOptional(z.object({ id: z.string(), name: z.string(), type: z.string() })),
  message: z.exactOptional(
    z.object({
      choices: z.exactOptional(z.readonly(z.array(Choice))),
      review: z.exactOptional(Review),
      receipt: z.exactOptional(Receipt),
    }),
  ),
  /** A note that tells what happened to the conversation itself. */
  system: z.exactOptional(
    z.enum([
      'claimed',
      'transferred',
      'handedBack',
      'closed',
      'leaseExpired',
      'lapsed',
      'stopped',
      'resumed',
      'served',
      'asksArrived',
      'present',
      'revealed',
      'identitySeen',
      'acknowledged',
      'alertClosed',
      'reported',
      'unlinked',
      'voted',
      'concerned',
      'concernOver',
      'listsChecked',
      'brought',
      'visited',
      'opened',
      'untold',
      'untoldStopped',
    ]),
  ),
  /**
   * How far it came, on a channel that we call. `dead`: it will not arrive; `unknown`: nobody knows, and it is not repeated by itself;
   * about both a person decides by the number of the `entry`.
   */
  delivery: z.exactOptional(
    z.object({
      entry: z.number(),
      state: z.enum(['waiting', 'sent', 'delivered', 'read', 'dead', 'unknown', 'cancelled']),
      fault: z.exactOptional(z.string()),
    }),
  ),
});
export type DeskLine = z.infer<typeof DeskLine>;
