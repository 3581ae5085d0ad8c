import * as z from 'zod/mini';

/** What is done with a call: somebody takes it, or gives it back; the member was reached or was not; it is not to be made any more. */
export const CallStep = z.enum(['take', 'giveBack', 'reached', 'missed', 'drop']);
export type CallStep = z.infer<typeof CallStep>;

export const WorkCall = z.strictObject({ call: z.string().check(z.maxLength(80)), step: CallStep });
export type WorkCall = z.infer<typeof WorkCall>;

/** A call that is to be made. Times are milliseconds since the epoch; `number` is whole for whoever took it, and masked for the others. */
const CallItem = z.object({
  id: z.string(),
  conversation: z.string(),
  channel: z.string(),
  askedAt: z.number(),
  from: z.optional(z.number()),
  to: z.optional(z.number()),
  /** Whether the time that was named is over. */
  late: z.boolean(),
  tries: z.int(),
  /** How many conversations asked for it. */
  asked: z.int(),
  /** Whether a channel itself proved the number; else somebody typed it, who need not be whose it is. */
  proved: z.boolean(),
  /** The number was called often enough: it is not called before this moment. */
  rests: z.optional(z.number()),
  number: z.string(),
  takenBy: z.optional(z.object({ id: z.number(), name: z.string() })),
});
export type CallItem = z.infer<typeof CallItem>;

/**
 * GET /desk/api/calls: what is to be called, the first first. `typedLately`: how many asked within an hour that a number be called which no channel proved,
 * where that is more than happens by itself.
 */
export const Calls = z.object({ items: z.readonly(z.array(CallItem)), typedLately: z.optional(z.int()) });
export type Calls = z.infer<typeof Calls>;
