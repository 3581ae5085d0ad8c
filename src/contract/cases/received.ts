import * as z from 'zod/mini';

/** By what it is shown that a service was received: a code that its member tells at the door, or a paper that they signed, as a picture or a PDF. */
export const receivedBy = ['code', 'paper'] as const;
export type ReceivedBy = (typeof receivedBy)[number];

/** Figures of a code. */
export const codeLength = 6;

/** Body of the call by which a service is provided: the code that its member told at the door, as it was typed, where it is shown by one. */
export const Delivered = z.strictObject({
  code: z.exactOptional(z.string().check(z.trim(), z.minLength(1), z.maxLength(20))),
});
export type Delivered = z.infer<typeof Delivered>;

/** What a `delivered` step of a history says beside words. */
export const ReceivedDetail = z.object({
  received: z.object({
    by: z.enum(receivedBy),
    file: z.exactOptional(z.string()),
    name: z.exactOptional(z.string()),
  }),
});
