import { staffById } from '../../../records/desk/staff.ts';
import type { Ground } from '../../context.ts';
import type { Decided } from '../acts.ts';
import type { LoadedConversation } from '../cache.ts';

/**
 * A button of the bot that was tapped while a person has the conversation does nothing: the member is told who is with them, in that person's
 * name. `external` is the channel's own id of the tap.
 */
export async function whoIsThere(
  { database, houses }: Ground,
  { association, owner, dialogue }: LoadedConversation,
  external: string,
): Promise<Decided<'nobody'>> {
  const id = /^staff:(\d+)$/.exec(owner)?.[1];
  const person = id === undefined ? undefined : await staffById(database, association, Number(id));
  const house = houses.get(association);
  if (!person || !house) return { refused: 'nobody' };
  const lang = dialogue?.facts.lang ?? 'ar';
  const text = house.wording.line(lang, 'handover.withYou', { name: person.name });
  return {
    act: {
      external: `tap ${external}`,
      kind: 'staff',
      said: [{ message: { text, lang }, name: person.name, system: 'present' }],
      outcomes: [],
    },
  };
}
