import * as z from 'zod/mini';

/** By what somebody can narrow a list of the inbox: what there is to choose from for them. */
export const Choices = z.object({
  channels: z.readonly(z.array(z.string())),
  /** Why people are waited for now. */
  reasons: z.readonly(z.array(z.string())),
  /** Services whose cases they may read, by their title in the language that was asked for. */
  services: z.readonly(z.array(z.object({ id: z.string(), title: z.string() }))),
  /** Colleagues who can have a conversation. */
  owners: z.readonly(z.array(z.object({ id: z.number(), name: z.string() }))),
});
export type Choices = z.infer<typeof Choices>;
