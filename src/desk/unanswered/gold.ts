import type { Question } from '../../association/schema.ts';
import { each, type Steps } from '../../kernel/pace/slices.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { House } from '../../voice/house.ts';

/** What becomes of a question of the pack: told rightly, offered, left to a person because nobody else can answer it, missed, or told wrongly. */
type Became = 'rightly' | 'offered' | 'missed' | 'wrongly';
const worth: Readonly<Record<Became, number>> = { rightly: 2, offered: 1, missed: 0, wrongly: -1 };

function became(knowledge: Knowledge, { q, answers, all }: Question): Became {
  const found = knowledge.find(q);
  if (found.kind === 'sure') {
    const told = [found.answer, ...(found.also ?? [])];
    if (told.some((id) => !answers.includes(id))) return 'wrongly';
    return !all || answers.every((id) => told.includes(id)) ? 'rightly' : 'offered';
  }
  if (answers.length === 0) return 'rightly';
  const ids = found.kind === 'maybe' ? found.candidates.map(({ id }) => id) : [];
  return answers.some((id) => ids.includes(id)) ? 'offered' : 'missed';
}

const isWithin = (all: readonly Became[], ...which: readonly Became[]): number =>
  all.filter((one) => which.includes(one)).length;

/**
 * The pack's own questions that a change understands worse than before, where the change as a whole does: fewer are answered rightly, fewer rightly or by
 * a choice, or more wrongly. Nothing where it does not. In steps, a question each.
 */
export function* fallen(before: House, after: House): Steps<readonly string[]> {
  const questions = after.association.questions.filter(({ clause }) => clause === undefined);
  const was = yield* each(questions, (one) => became(before.knowledge, one));
  const is = yield* each(questions, (one) => became(after.knowledge, one));
  const falls =
    isWithin(is, 'rightly') < isWithin(was, 'rightly') ||
    isWithin(is, 'rightly', 'offered') < isWithin(was, 'rightly', 'offered') ||
    isWithin(is, 'wrongly') > isWithin(was, 'wrongly');
  if (!falls) return [];
  return questions.flatMap(({ q }, i) => (worth[is[i] ?? 'missed'] < worth[was[i] ?? 'missed'] ? [q] : []));
}
