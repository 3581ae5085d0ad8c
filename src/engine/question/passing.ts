import type { Meaning } from '../events.ts';
import type { Stage } from '../stage.ts';

/** What answers a list of what may have been meant, or says nothing at all. */
const staysAt: ReadonlySet<Meaning['kind']> = new Set([
  'choice',
  'answer',
  'unclear',
  'nothing',
  'stale',
  'hasty',
  'sameAgain',
  'unsupported',
]);

/** A friendly word where all is said and nothing is asked. */
const isFriendlyAt = (stage: Stage, meaning: Meaning): boolean =>
  meaning.kind === 'courtesy' && meaning.which !== 'insult' && stage.open()?.settled === true;

/** Whether the open question ends with this message, which is meant for whatever stands below it. */
export const isPassedOver = (stage: Stage, meaning: Meaning): boolean =>
  stage.open()?.passing === true &&
  !staysAt.has(meaning.kind) &&
  !isFriendlyAt(stage, meaning) &&
  !(meaning.kind === 'command' && meaning.command === 'back');

/** Does something without asking what it would ask: another question follows in the same turn. */
export function unasked({ results }: Stage, act: () => void): void {
  const before = results.length;
  act();
  const left = results.slice(before).filter(({ type }) => type !== 'asked');
  results.splice(before, Infinity, ...left);
}

/** Lets go of a question that does not outlive the next message, without a word: the one below is open again, or the flow asks afresh. */
export function passOver(stage: Stage): void {
  if (stage.interrupted()) stage.dropAside();
  else unasked(stage, () => stage.send({ type: 'passed' }));
}
