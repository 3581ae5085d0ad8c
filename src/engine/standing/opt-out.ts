import type { Stage } from '../stage.ts';

/** The member wants to be told nothing more that is not owed to them, or wants it again: what is still told is said at once. */
export function optOut(stage: Stage, out: boolean): void {
  stage.know({ optedOut: out, ...(out && stage.facts.agreed && { agreed: [] }) });
  stage.leaves({ type: 'optOut', out });
  stage.say(out ? 'engine.stopped' : 'engine.resumed');
}
