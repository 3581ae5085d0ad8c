import type { z } from 'zod';
import { Reply } from '../../../contract/desk.ts';
import { langOf, type Desk } from '../../desk.ts';
import { People } from '../../people/people.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { mentionedIn } from '../../writing/mentioned.ts';
import type { Verb } from '../verb.ts';

/** The colleagues whom a note names and who may see the conversation. */
async function namedIn(
  desk: Desk,
  staff: Staff,
  note: { publicId: string; text: string },
): Promise<readonly number[]> {
  if (!note.text.includes('@')) return [];
  const people = new People(desk.ground);
  const named: number[] = [];
  for (const id of mentionedIn(note.text, await people.serving(staff))) {
    const colleague = await people.peer(staff, id);
    if (colleague && (await desk.reading.find(colleague, note.publicId))) named.push(id);
  }
  return named;
}

/** Writes a note that only the desk sees; whoever attends to a case writes it of that case: those who may not read the case do not read the note. Whom it names is told. */
export const note: Verb<z.infer<typeof Reply>> = {
  path: 'note',
  takes: Reply,
  async prepare({ desk, staff, conversation: publicId, input: { id, text } }) {
    const about = await desk.reading.caseOf(staff, publicId);
    const named = await namedIn(desk, staff, { publicId, text });
    return (conversation) => ({
      act: {
        external: `${staff.id} ${id}`,
        kind: 'note',
        said: [{ message: { text, lang: langOf(conversation) }, name: staff.name }],
        outcomes: named.map((one) => ({ type: 'nameColleague', staff: one })),
        about: about === undefined ? [] : [about],
      },
    });
  },
};
