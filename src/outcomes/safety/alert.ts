import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/** What somebody is in danger of. */
const dangers = ['hunger', 'fire', 'violence', 'selfHarm', 'child'] as const;
/** Who is in danger, and when: now, once, a third person, a child who writes, the one who does harm, a question about help. */
const sorts = ['now', 'past', 'third', 'childWrites', 'offender', 'question'] as const;
/**
 * Why words may reach the desk: the member agreed to the notice (`consent`); life, health or a child is in danger (`life`); the member is to say so
 * by a tap, and they are held unread until the outcome `releaseWords` (`tap`).
 */
const grounds = ['consent', 'life', 'tap'] as const;
/**
 * Somebody may be in danger: the conversation waits for a person, on top of the inbox, and whoever is on duty is called. The words of the message
 * go along, encrypted. While an alert of the conversation is open another one is noted with it, and calls
 * anew when it was acknowledged and nobody serves. `call`: the number of the line that the member was told.
 */
export const alert = outcome(
  'alert',
  {
    /** A name that tells nothing: of time and chance. */
    id: z.string(),
    category: z.enum(dangers),
    class: z.enum(sorts),
    ground: z.enum(grounds),
    call: z.string().optional(),
  },
  {
    alarms: true,
    keep({ id, ground, category, class: sort, call }, { conversation, seq, words }) {
      const kind = { category, class: sort, ground, ...(call !== undefined && { call }) };
      const kept = words === undefined ? null : encryptBody(conversation, words);
      return {
        id,
        seq,
        kind: encryptBody(conversation, kind).toString('hex'),
        words: kept && kept.toString('hex'),
        held: ground === 'tap',
      };
    },
  },
);
