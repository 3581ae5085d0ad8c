import * as z from 'zod/mini';
import { Prompt, Receipt, Review } from '../../src/channel/message.ts';

/** Shapes of Direct Line 3.0, as far as they cross here. What a client sends besides is left alone. */
const Account = z.looseObject({ id: z.string(), name: z.optional(z.string()), role: z.optional(z.string()) });

/** A line of the transcript as a client fetches it. `silah` is what our own widget goes by. */
const Activity = z.looseObject({
  type: z.literal('message'),
  id: z.string(),
  timestamp: z.iso.datetime(),
  channelId: z.string(),
  conversation: z.object({ id: z.string() }),
  from: Account,
  text: z.optional(z.string()),
  attachments: z.optional(
    z.array(z.object({ contentType: z.string(), contentUrl: z.string(), name: z.string() })),
  ),
  channelData: z.optional(
    z.looseObject({
      clientActivityID: z.optional(z.string()),
      silah: z.optional(
        z.looseObject({
          from: z.string(),
          name: z.optional(z.string()),
          prompt: z.optional(Prompt),
          review: z.optional(Review),
          receipt: z.optional(Receipt),
        }),
      ),
    }),
  ),
});

/**
 * `more`: there is more than one answer may hold; it comes after this watermark. `before`: there is something earlier; it is asked for with
 * this value. `quiet`: somebody may be in danger there, so that a client keeps nothing of it on the device. `waits`:
 * a person has it, or is waited for. `agreed`: its member agreed to the notice, so that files are taken.
 */
export const Activities = z.object({
  activities: z.array(Activity),
  watermark: z.string(),
  more: z.optional(z.literal(true)),
  before: z.optional(z.string()),
  quiet: z.optional(z.literal(true)),
  waits: z.optional(z.literal(true)),
  agreed: z.optional(z.literal(true)),
});

/** The activity that was posted, by its name. */
export const Posted = z.object({ id: z.string() });

/** A token for a conversation; `expires_in` is in seconds. */
export const Renewed = z.object({ conversationId: z.string(), token: z.string(), expires_in: z.number() });
export const Opened = z.extend(Renewed, { streamUrl: z.string(), referenceGrammarId: z.string() });

/** What a browser subscribes with for messages that come while its page is closed, base64url. */
export const BrowserKey = z.object({ key: z.string() });

/** It is done; there is nothing to say of it. */
export const Ended = z.object({});

/** What whoever comes in is given; `resume` takes the conversation up again, once. */
export const Grant = z.object({
  token: z.string(),
  conversationId: z.string(),
  userId: z.string(),
  resume: z.string(),
  expires_in: z.number(),
});

/** All that a client needs to show a conversation and to go on with it; `resume` only where a value was given out. */
export const Started = z.object({
  ...Grant.shape,
  ...Activities.shape,
  resume: z.optional(z.string()),
  streamUrl: z.string(),
});
