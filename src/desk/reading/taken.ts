import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { Refused } from '../since.ts';
import { ownerOf } from './inbox-item.ts';
import type { DeskReading } from './reading.ts';
import { isHeldApart } from './sight.ts';

/** The refusal for whoever wants a conversation that somebody else has: who that is, but for what is had for a case that may not be read. */
export async function takenAs(
  reading: DeskReading,
  staff: Staff,
): Promise<(conversation: LoadedConversation) => { readonly refused: Refused }> {
  const { sight } = reading.view(staff);
  const names = await reading.names(staff.association);
  return (conversation) => {
    const by = ownerOf(conversation.owner);
    const isTold = by !== undefined && !isHeldApart(sight, conversation);
    return {
      refused: { code: 'taken', ...(isTold && { by: { id: by, name: names.get(by) ?? '' } }) },
    };
  };
}
