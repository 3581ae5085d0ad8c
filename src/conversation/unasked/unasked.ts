import type { Act } from '../turn/acts.ts';
import type { LoadedConversation } from '../turn/cache.ts';
import { mayBeToldUnasked } from './may-be-told.ts';

/** The acts that members hear of. */
const isTold: ReadonlySet<Act['kind']> = new Set(['staff', 'system']);

/** An act that tells a member something by itself; where nothing may be told it is done all the same, and the desk sees that it was not told. */
export function unasked(conversation: LoadedConversation, act: Act): Act {
  if (mayBeToldUnasked(conversation) || !isTold.has(act.kind)) return act;
  const lang = conversation.dialogue?.facts.lang ?? 'ar';
  const { external, outcomes, about } = act;
  return {
    external,
    kind: 'note',
    said: [{ message: { text: '', lang }, system: 'untold' }],
    outcomes,
    ...(about && { about }),
  };
}
