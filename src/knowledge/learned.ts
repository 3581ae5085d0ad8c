import type { Association } from '../association/schema.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import type { Dialect } from './dialect.ts';
import type { Evidence } from './decision/evidence.ts';
import { knownShare, plainWords } from './known.ts';
import { examplesOf, phrasingsOf } from './phrasings.ts';
import { nearestAmong } from './nearest.ts';
import { margins, type Model, type Vector } from './svm.ts';
import { trainOn, type Learner } from './trained.ts';

/** Answers by falling score, and how many of them come before those that are far behind. */
export interface Ranking {
  readonly ranked: readonly string[];
  readonly close: number;
}

/** An answer whose score is so far behind the best is not offered as a third. */
const farBehind = 1.2;

/** The scores of all answers for a question: what the phrasings teach, how much of the question they cover, and how much the answer itself does, equally weighed. */
function scoring(
  { answers }: Association,
  phrasings: readonly string[],
  { model, dialect }: { readonly model: Model; readonly dialect: Dialect },
): (bones: ReadonlySet<string>, vector: Vector) => Float64Array {
  const asked = coverageOf(phrasings, dialect);
  const answered = coverageOf(
    answers.map((answer) => `${answer.title.ar} ${answer.answer.ar}`),
    dialect,
    phrasings,
  );
  return (bones, vector) => {
    const inPhrasings = asked.of(bones);
    const inAnswer = answered.of(bones);
    return margins(model, vector).map((score, i) => score + (inPhrasings[i] ?? 0) + 0.9 * (inAnswer[i] ?? 0));
  };
}

/** How much of a question answers and phrasings cover together, and whether it holds a word that forbids one which does not hold it. */
function wholly(
  { answers }: Association,
  phrasings: readonly string[],
  dialect: Dialect,
): { readonly both: Coverage; readonly isGuarded: (bones: ReadonlySet<string>, i: number) => boolean } {
  const whole = answers.map(({ title, answer }, i) => `${title.ar} ${answer.ar} ${phrasings[i] ?? ''}`);
  const held = whole.map(dialect.bones);
  return {
    both: coverageOf(whole, dialect, phrasings),
    isGuarded: (bones, i) => [...bones].some((one) => dialect.guards.has(one) && held[i]?.has(one) !== true),
  };
}

/** What the answers of an association teach, whose phrasings hold words of these stems: a tenth of a second of work. */
export function learn(
  association: Association,
  stems: ReadonlySet<string>,
  learner: Learner,
): (question: string) => Evidence & Ranking {
  const { ids, vectorOf, examples, model } = trainOn(examplesOf(association.answers), {
    ...learner,
    slips: false,
  });
  const { dialect } = learner;
  const nearness = nearestAmong(examples, model.bundle.length);
  const phrasings = association.answers.map((answer) => phrasingsOf(answer).join(' '));
  const scoresOf = scoring(association, phrasings, { model, dialect });
  const written = new Set(phrasings.flatMap(plainWords));
  const { both, isGuarded } = wholly(association, phrasings, dialect);
  return (question) => {
    const vector = vectorOf(question);
    const bones = dialect.bones(question);
    const scores = scoresOf(bones, vector);
    const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const [first = 0, second = first] = order;
    const best = scores[first] ?? 0;
    const plain = plainWords(question);
    return {
      best: ids[first] ?? '',
      gap: best - (scores[second] ?? 0),
      score: best,
      ...nearness(vector, first),
      weighed: both.known(bones),
      covered: both.of(bones)[first] ?? 0,
      missing: both.missing(bones, first),
      known: knownShare(dialect.stems(question), stems),
      length: plain.length,
      guarded: isGuarded(bones, first),
      written: plain.filter((word) => written.has(word)).length / Math.max(plain.length, 1),
      ranked: order.map((i) => ids[i] ?? ''),
      close: order.findIndex((i) => best - (scores[i] ?? 0) > farBehind),
    };
  };
}
