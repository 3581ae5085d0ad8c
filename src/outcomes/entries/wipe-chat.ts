import { z } from 'zod';
import type { LineName } from '../../contract/line-names.ts';
import { outcome } from '../outcome.ts';

/**
 * The member wants to see nothing of what was written before: no page shows it to them any more, and it is taken away from their chat (`from`), where the
 * provider lets us. What stays at the desk, and for how long, is said (`stays`). `alerted`: they were in danger there, and may need it as proof;
 * what is said goes from the chat too.
 */
export const wipeChat = outcome(
  'wipeChat',
  {
    from: z.enum(['chat', 'page']).optional(),
    stays: z.enum(['agreed', 'alert', 'nothing']),
    alerted: z.boolean().optional(),
  },
  {
    keep: ({ from, alerted }, { seq }) => ({
      seq,
      removes: from === 'chat',
      fleeting: from === 'chat' && alerted === true,
    }),
    say({ from, stays, alerted = false }, { house, lang }) {
      const lines: LineName[] = [
        `wiping.${from ?? 'never'}`,
        ...(from === undefined && alerted ? (['wiping.evidence'] as const) : []),
        `wiping.stays.${stays}`,
        ...(from === 'chat' && alerted ? (['wiping.fleeting'] as const) : []),
      ];
      const text = lines.map((line) => house.wording.line(lang, line)).join(' ');
      return { text, lang, ...(from === 'page' && { clears: true }) };
    },
  },
);
