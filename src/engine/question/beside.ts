import type { Beside } from '../../contract/prompt.ts';
import type { Ask, Asked } from '../../voice/question.ts';
import type { Frame } from '../dialogue.ts';
import type { Meaning } from '../events.ts';
import type { Repertoire } from '../repertoire.ts';

/** How the taps begin that do something beside answering. */
const mark = 'beside-';
const all: readonly Beside[] = ['back', 'menu', 'person', 'park'];

/** What may be done at the question of a frame beside answering it: nothing at the menu, with a person, for whoever may not read, or where an answer must come first. */
function besideAt(
  flows: Repertoire,
  { flow, context }: Frame,
  { choices = [], passing }: Ask,
): readonly Beside[] {
  const { interruptible, plain, keeps } = flows.machine(flow).flow;
  const isEnd = flow === flows.at('start') || flow === flows.at('person');
  if (interruptible === false || plain || isEnd || passing) return [];
  return all.filter((one) => !choices.includes(one) && (one !== 'park' || keeps(context)));
}

/** A question with what may be done beside it. */
export function withBeside(flows: Repertoire, frame: Frame, asked: Asked): Asked {
  const beside = besideAt(flows, frame, asked);
  return beside.length === 0 ? asked : { ...asked, beside };
}

/** What a tap beside a question means, whichever question that was; undefined for a tap on an answer. */
export function tappedBeside(asked: Asked | undefined, choice: string): Meaning | undefined {
  const tapped = all.find((one) => choice === `${mark}${one}`);
  if (tapped !== 'park') return tapped && { kind: 'command', command: tapped };
  return asked?.beside?.includes('park')
    ? { kind: 'choice', choice: 'park', act: 'tap' }
    : { kind: 'command', command: 'menu' };
}
