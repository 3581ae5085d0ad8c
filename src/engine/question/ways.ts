import type { Asked, Way } from '../../voice/question.ts';
import type { Frame } from '../dialogue.ts';
import type { Repertoire } from '../repertoire.ts';

/** The ways out of the question of a frame: none where it leads to a person by itself, or must be answered first. */
function waysOf(flows: Repertoire, { flow, context }: Frame, choices: readonly string[]): readonly Way[] {
  const { interruptible, keeps } = flows.machine(flow).flow;
  if (interruptible === false || flow === flows.at('person')) return [];
  const ways: readonly Way[] = keeps(context) ? ['park', 'person'] : ['person'];
  return ways.filter((way) => !choices.includes(way));
}

/** A question with the ways out of it beside its choices, where the member is stuck at it. */
export function withWays(flows: Repertoire, frame: Frame, asked: Asked): Asked {
  const { choices = [], steady = [] } = asked;
  const ways = frame.stuck === undefined ? [] : waysOf(flows, frame, choices);
  return ways.length === 0
    ? asked
    : { ...asked, choices: [...choices, ...ways], steady: [...steady, 'person'], ways };
}
