import type { z } from 'zod';
import { Reply } from '../../contract/desk.ts';
import { langOf } from '../desk.ts';
import type { Verb } from './verb.ts';

/** Writes a note that only the desk sees; whoever attends to a case writes it of that case: those who may not read the case do not read the note. */
export const note: Verb<z.infer<typeof Reply>> = {
  path: 'note',
  takes: Reply,
  async prepare({ desk, staff, conversation: publicId, input: { id, text } }) {
    const about = await desk.reading.caseOf(staff, publicId);
    return (conversation) => ({
      act: {
        external: `${staff.id} ${id}`,
        kind: 'note',
        said: [{ message: { text, lang: langOf(conversation) }, name: staff.name }],
        outcomes: [],
        about: about === undefined ? [] : [about],
      },
    });
  },
};
