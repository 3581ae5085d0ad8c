import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import { isUnsentForm } from '../../engine/form.ts';
import type { Desk } from '../desk.ts';

/** Whether a question may be put in now: the bot speaks, nobody is waited for, and no form is under way. */
export function isQuiet({ ground: { engine } }: Desk, { owner, dialogue }: LoadedConversation): boolean {
  if (owner !== 'bot' || dialogue === undefined) return false;
  const { stack, facts } = dialogue;
  if (facts.waiting !== undefined || stack.length === 0) return false;
  return !stack.some((frame) => isUnsentForm(engine.flows, frame));
}
