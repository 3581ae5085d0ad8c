import * as z from 'zod/mini';
import { rowNumber } from './row-number.ts';

/** A line of a conversation whose identifiers are to be shown; and what it says in full. */
export const Reveal = z.strictObject({ line: rowNumber });
export const Revealed = z.object({ text: z.string() });
/** Who had identifiers shown, of which line or request, and when (milliseconds since the epoch). */
export const Reveals = z.object({
  items: z.readonly(
    z.array(
      z.object({
        at: z.number(),
        by: z.string(),
        conversation: z.string(),
        line: z.exactOptional(z.number()),
        reference: z.exactOptional(z.string()),
      }),
    ),
  ),
});
