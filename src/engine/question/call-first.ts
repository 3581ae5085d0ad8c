import type { Input } from '../flow.ts';
import type { Stage } from '../stage.ts';

/**
 * Puts a flow on top before anything that the turn was about to say. It is told by `opens` where the conversation had not begun: then the greeting and the
 * notice come when it ends.
 */
export function callFirst(stage: Pick<Stage, 'results' | 'call'>, flow: string, input: Input): void {
  const opens = stage.results.some((result) => result.type === 'asked' && !result.again);
  stage.results.splice(0);
  stage.call(flow, opens ? { ...input, opens } : input);
}
