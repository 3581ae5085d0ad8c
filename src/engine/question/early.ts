import { holdsBack } from '../../voice/question-kinds.ts';
import type { Meaning } from '../events.ts';
import { respond } from '../respond.ts';
import type { Stage } from '../stage.ts';

/** Of what was said early only questions are answered for whoever did not agree. */
const questions: ReadonlySet<Meaning['kind']> = new Set([
  'question',
  'article',
  'unanswered',
  'maybe',
  'unclear',
]);

/** Of the questions that a turn asks the last one stays, where this answer asked it. */
function onlyItsQuestion({ results }: Stage, before: number): void {
  const asked = results.findLastIndex(({ type }) => type === 'asked');
  if (asked < before) return;
  const kept = results.filter(({ type }, i) => type !== 'asked' || i === asked);
  results.splice(0, results.length, ...kept);
}

/** Answers what was said before the notice was answered, as at the menu: questions first, then what leads on. */
export function answerEarly(stage: Stage): void {
  const { early, consent } = stage.facts;
  if (!early || consent === undefined || holdsBack(stage.open()?.kind)) return;
  stage.forget('early');
  const asked = early.filter(({ kind }) => questions.has(kind));
  const others = consent === 'given' ? early.filter(({ kind }) => !questions.has(kind)) : [];
  for (const meaning of [...asked, ...others]) {
    const before = stage.results.length;
    respond(stage, meaning, 0);
    onlyItsQuestion(stage, before);
  }
}
