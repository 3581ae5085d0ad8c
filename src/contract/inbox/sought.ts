import * as z from 'zod/mini';

/** The three lists of the inbox: who waits, mine, and everything. */
export const Which = z.enum(['waiting', 'mine', 'all']);
export type Which = z.infer<typeof Which>;

/** In what order a list stands: by the first promise, by who waits longest, or what is newest first. */
export const Order = z.enum(['promise', 'waiting', 'newest']);
export type Order = z.infer<typeof Order>;

const word = z.string().check(z.minLength(1), z.maxLength(80));
const yes = z.literal('yes');
/** Nobody has it, or whoever has this number. */
const number = z.string().check(z.regex(/^\d{1,9}$/));
const Owner = z.union([z.literal('nobody'), number]);

/**
 * What is sought in a list of the inbox, as it stands in an address. `reason` and `late` are of those who wait for a person or whom a person has not answered;
 * `from` and `to` are days in Riyadh, both included; `after` is what the page before answered as `next`.
 */
export const Sought = z.object({
  which: z._default(Which, 'waiting'),
  order: z.exactOptional(Order),
  channel: z.exactOptional(word),
  reason: z.exactOptional(word),
  service: z.exactOptional(word),
  owner: z.exactOptional(Owner),
  label: z.exactOptional(number),
  late: z.exactOptional(yes),
  urgent: z.exactOptional(yes),
  /** A note in it names me. */
  mentioned: z.exactOptional(yes),
  from: z.exactOptional(z.iso.date()),
  to: z.exactOptional(z.iso.date()),
  after: z.exactOptional(z.string().check(z.regex(/^-?\d{1,17} [\w-]{1,40}$/))),
});
export type Sought = z.infer<typeof Sought>;

/** What narrows a list, without the list itself, its order and its page. */
export const narrowing = [
  'channel',
  'reason',
  'service',
  'owner',
  'label',
  'late',
  'urgent',
  'mentioned',
  'from',
  'to',
] as const satisfies readonly (keyof Sought)[];
export type Narrowing = (typeof narrowing)[number];
