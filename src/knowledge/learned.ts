import type { Association } from '../association/schema.ts';
import { coverageOf } from './coverage.ts';
import type { Evidence } from './evidence.ts';
import { knownShare, plainWords } from './features.ts';
import { phrasingsOf } from './phrasings.ts';
import { margins, type Model, type Vector } from './svm.ts';
import { trainOn } from './trained.ts';

/** Answers by falling score, and how many of them come before those that are far behind. */
export interface Ranking {
  readonly ranked: readonly string[];
  readonly close: number;
}

/** An answer whose score is so far behind the best is not offered as a third. */
const farBehind = 1.2;

function cosine(a: Float64Array, b: Vector): number {
  let sum = 0;
  for (let k = 0; k < b.at.length; k += 1) sum += (a[b.at[k] ?? 0] ?? 0) * (b.weight[k] ?? 0);
  return sum;
}

type Examples = readonly { readonly vector: Vector; readonly label: number }[];

/** The cosine of a question and the nearest example of a label; `scratch` is all zeros, before and after. */
function nearestOf(vector: Vector, scratch: Float64Array, examples: Examples): number {
  vector.at.forEach((i, k) => (scratch[i] = vector.weight[k] ?? 0));
  const nearest = examples.reduce((most, example) => Math.max(most, cosine(scratch, example.vector)), 0);
  vector.at.forEach((i) => (scratch[i] = 0));
  return nearest;
}

/** The scores of all answers for a question: what the phrasings teach, how much of the question they cover, and how much the answer itself does, equally weighed. */
function scoring(
  { answers }: Association,
  phrasings: readonly string[],
  model: Model,
): (question: string, vector: Vector) => Float64Array {
  const asked = coverageOf(phrasings);
  const told = coverageOf(
    answers.map((answer) => `${answer.title.ar} ${answer.answer.ar}`),
    phrasings,
  );
  return (question, vector) => {
    const inPhrasings = asked.of(question);
    const inAnswer = told.of(question);
    return margins(model, vector).map((score, i) => score + (inPhrasings[i] ?? 0) + 0.9 * (inAnswer[i] ?? 0));
  };
}

/** What the answers of an association teach: a tenth of a second of work. */
export function learn(association: Association): (question: string) => Evidence & Ranking {
  const { ids, vectorOf, examples, model, stems } = trainOn(association.answers);
  const scratch = new Float64Array(model.bundle.length);
  const phrasings = association.answers.map((answer) => phrasingsOf(answer).join(' '));
  const scoresOf = scoring(association, phrasings, model);
  const written = new Set(phrasings.flatMap(plainWords));
  const examplesOf = ids.map((_, label) => examples.filter((example) => example.label === label));
  return (question) => {
    const vector = vectorOf(question);
    const scores = scoresOf(question, vector);
    const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const [first = 0, second = first] = order;
    const best = scores[first] ?? 0;
    const plain = plainWords(question);
    return {
      best: ids[first] ?? '',
      gap: best - (scores[second] ?? 0),
      nearest: nearestOf(vector, scratch, examplesOf[first] ?? []),
      known: knownShare(question, stems),
      length: plain.length,
      written: plain.filter((word) => written.has(word)).length / Math.max(plain.length, 1),
      ranked: order.map((i) => ids[i] ?? ''),
      close: order.findIndex((i) => best - (scores[i] ?? 0) > farBehind),
    };
  };
}
