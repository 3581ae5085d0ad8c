import { isWayIn } from '../../contract/cases/ways-in.ts';
import { randomId } from '../../kernel/ids.ts';
import { addressOf } from '../../records/sending/addresses.ts';
import { isTold, type Decided } from '../turn/acts.ts';
import type { LoadedConversation } from '../turn/cache.ts';
import type { Ground } from '../context.ts';

/**
 * What is told to somebody who writes on no channel is told by telephone: beside what is written down for whoever calls, the call stands on the desk's list, at the
 * number that they left, also where they left none. A call that stands already gives way to it: whoever calls reads all that is new.
 */
export async function callInstead<R>(
  { database }: Pick<Ground, 'database'>,
  conversation: LoadedConversation,
  decided: Decided<R>,
): Promise<Decided<R>> {
  if ('refused' in decided || !isWayIn(conversation.channel)) return decided;
  const { act } = decided;
  if (!isTold(act) || act.said.length === 0) return decided;
  const number = await addressOf(database, conversation);
  const call = {
    type: 'askCall',
    id: randomId(),
    own: true,
    ...(number !== undefined && { number }),
  } as const;
  return { act: { ...act, outcomes: [...act.outcomes, call] } };
}
