import type { Purpose } from '../../contract/purpose.ts';
import { whyUntold, type Way } from '../../engine/standing/may-tell.ts';
import { isTold, type Act, type Decided } from '../turn/acts.ts';
import type { LoadedConversation } from '../turn/cache.ts';

/** What the desk reads in the conversation in place of what was not told. */
const noted = { danger: 'untold', stopped: 'untoldStopped', notAgreed: 'untoldStopped' } as const;

/** The act without a word to the member: what it leaves is kept, and that it was not told is on record. */
function withoutWords(
  { dialogue }: LoadedConversation,
  { external, outcomes, about }: Act,
  { purpose, because }: { readonly purpose: Purpose; readonly because: keyof typeof noted },
): Act {
  const lang = dialogue?.facts.lang ?? 'ar';
  return {
    external,
    kind: 'note',
    said: [{ message: { text: '', lang }, system: noted[because] }],
    outcomes: [...outcomes, { type: 'untold', purpose, because }],
    ...(about && { about }),
  };
}

/** An act that tells a member something by itself, as far as it may be told. What does not reach them now is refused, to be tried again. */
export function unasked<R>(
  conversation: LoadedConversation,
  decided: Decided<R>,
  { purpose, way }: { readonly purpose: Purpose; readonly way: Way },
): Decided<R | 'unreached'> {
  if ('refused' in decided || !isTold(decided.act)) return decided;
  const { alerted, dialogue } = conversation;
  const because = whyUntold({ alerted, facts: dialogue?.facts }, purpose, way);
  if (because === 'unreached') return { refused: because };
  return because ? { act: withoutWords(conversation, decided.act, { purpose, because }) } : decided;
}
