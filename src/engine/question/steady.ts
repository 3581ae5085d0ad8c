import { steadyAfter } from '../../voice/question.ts';
import type { Stage } from '../stage.ts';

/** Whether a tap on a choice of the open question came before it could be read. A question that was shown by an earlier build has stood. */
export function isHasty(stage: Stage, choice: string): boolean {
  const since = stage.top?.since;
  if (since === undefined || !stage.open()?.steady?.includes(choice)) return false;
  return stage.given.now - since < steadyAfter;
}
