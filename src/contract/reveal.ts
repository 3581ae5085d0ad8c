import * as z from 'zod/mini';
import { rowNumber } from './row-number.ts';

/** A line of a conversation whose identifiers are to be shown; and what it says in full. */
export const Reveal = z.strictObject({ line: rowNumber });
export const Revealed = z.object({ text: z.string() });
/** A list of cases that somebody took away as a file: of which (as it was asked for), how many, and when (milliseconds since the epoch). */
export const TakenList = z.object({ what: z.string(), cases: z.number(), by: z.string(), at: z.number() });
export type TakenList = z.infer<typeof TakenList>;

/** Who had identifiers shown, of which line or request, and when (milliseconds since the epoch); and who took lists of cases away. */
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
  lists: z.readonly(z.array(TakenList)),
});
