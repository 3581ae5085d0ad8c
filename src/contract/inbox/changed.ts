import * as z from 'zod/mini';
import { InboxCounts, InboxItem } from '../desk.ts';

/** What the event stream brings of conversations that changed: their rows alone, as somebody sees them, and how many stand in each list now. */
export const Changed = z.object({ rows: z.readonly(z.array(InboxItem)), counts: InboxCounts });
export type Changed = z.infer<typeof Changed>;
