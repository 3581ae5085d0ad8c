import type { z } from 'zod';
import { Reply } from '../../contract/desk.ts';
import { langOf } from '../desk.ts';
import type { Verb } from './verb.ts';

/** Writes a note that only the desk sees; whoever may serve may write one. */
export const note: Verb<z.infer<typeof Reply>> = {
  path: 'note',
  takes: Reply,
  prepare:
    ({ staff, input: { id, text } }) =>
    (conversation) => ({
      act: {
        external: `${staff.id} ${id}`,
        kind: 'note',
        said: [{ message: { text, lang: langOf(conversation) }, name: staff.name }],
        outcomes: [],
      },
    }),
};
