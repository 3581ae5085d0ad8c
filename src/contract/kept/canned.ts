import * as z from 'zod/mini';
import { rowNumber } from '../row-number.ts';

const trimmed = (least: number, most: number): z.ZodMiniString =>
  z.string().check(z.trim(), z.minLength(least), z.maxLength(most));

/** What is done to the conversation once a canned reply went out: it stands aside until the morning, or is closed. */
export const Afterwards = z.enum(['tomorrow', 'close']);
export type Afterwards = z.infer<typeof Afterwards>;

/** A canned reply as it is written: `folder` is where it stands, `label` the label that its conversation gets when it went out. */
export const Canned = z.strictObject({
  title: trimmed(2, 80),
  text: trimmed(2, 2000),
  folder: z.exactOptional(trimmed(1, 40)),
  label: z.exactOptional(rowNumber),
  afterwards: z.exactOptional(Afterwards),
});
export type Canned = z.infer<typeof Canned>;

/** A text that the people of an association answer with often. */
export const CannedReply = z.object({ id: z.number(), ...Canned.shape });
export type CannedReply = z.infer<typeof CannedReply>;
export const CannedReplies = z.object({ items: z.readonly(z.array(CannedReply)) });
