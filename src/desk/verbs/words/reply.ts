import type { z } from 'zod';
import { Reply } from '../../../contract/desk.ts';
import { holdsFrom } from '../../../conversation/turn/owing.ts';
import { ifMine, langOf } from '../../desk.ts';
import type { Verb } from '../verb.ts';

/** Writes to the member. */
export const reply: Verb<z.infer<typeof Reply>> = {
  path: 'reply',
  takes: Reply,
  prepare: ({ desk, staff, input: { id, text } }) =>
    ifMine(staff, (conversation) => ({
      external: `${staff.id} ${id}`,
      kind: 'staff',
      said: [{ message: { text, lang: langOf(conversation) }, name: staff.name }],
      outcomes: [{ type: 'reply', quiet: holdsFrom(desk.now()).quiet }],
    })),
};
