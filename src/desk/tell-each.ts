import type { Act } from '../conversation/turn/acts.ts';
import type { LoadedConversation } from '../conversation/turn/cache.ts';
import { isFault, nameOfError } from '../kernel/errors.ts';
import type { Desk } from './desk.ts';

interface Telling<T> {
  /** What is told of one of them, in its conversation. */
  readonly act: (one: T, conversation: LoadedConversation) => Act;
  /** What the log says where it could not be told yet. */
  readonly failed: string;
}

/** Tells something of each to its member. What is settled in the same moment is not told, and one that cannot be told keeps none of the others. */
export async function tellEach<T extends { readonly conversation: string }>(
  desk: Desk,
  found: readonly T[],
  { act, failed }: Telling<T>,
): Promise<void> {
  for (const one of found)
    try {
      await desk.tell(one.conversation, (conversation) => act(one, conversation));
    } catch (error) {
      if (!isFault(error, 'conflict')) desk.ground.log.warn(failed, { error: nameOfError(error) });
    }
}
