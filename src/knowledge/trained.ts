import type { Answer } from '../association/schema.ts';
import { features, stemsOf } from './features.ts';
import { phrasingsOf } from './phrasings.ts';
import { train, type Model, type Vector } from './svm.ts';

/** What was learned from the phrasings of answers. A label is the place of an answer in their list. */
export interface Trained {
  readonly ids: readonly string[];
  readonly vectorOf: (text: string) => Vector;
  readonly examples: readonly { readonly vector: Vector; readonly label: number }[];
  readonly model: Model;
  /** Of every word of a phrasing. */
  readonly stems: ReadonlySet<string>;
}

/** Features as a vector of unit length: those that are known, rare ones weighing more. */
function vectorOf(
  found: ReadonlyMap<string, number>,
  index: ReadonlyMap<string, number>,
  rarity: Float64Array,
): Vector {
  const at: number[] = [];
  const weight: number[] = [];
  for (const [name, count] of found) {
    const i = index.get(name);
    if (i === undefined) continue;
    at.push(i);
    weight.push(count * (rarity[i] ?? 0));
  }
  const length = Math.sqrt(weight.reduce((sum, w) => sum + w * w, 0)) || 1;
  return { at: Int32Array.from(at), weight: Float64Array.from(weight, (w) => w / length) };
}

/** Learns which answer a question belongs to, from the phrasings of all answers. */
export function trainOn(answers: readonly Answer[]): Trained {
  const texts = answers.flatMap((answer, label) =>
    phrasingsOf(answer).map((text) => ({ label, found: features(text), text })),
  );
  const spread = new Map<string, number>();
  for (const { found } of texts)
    for (const name of found.keys()) spread.set(name, (spread.get(name) ?? 0) + 1);
  const index = new Map([...spread.keys()].map((name, i) => [name, i]));
  const rarity = new Float64Array(index.size);
  for (const [name, i] of index) rarity[i] = Math.log(1 + texts.length / (spread.get(name) ?? 1));
  const toVector = (found: ReadonlyMap<string, number>): Vector => vectorOf(found, index, rarity);
  const examples = texts.map(({ label, found }) => ({ label, vector: toVector(found) }));
  const model = train({
    vectors: examples.map((one) => one.vector),
    labels: examples.map((one) => one.label),
    features: index.size,
    classes: answers.length,
  });
  return {
    ids: answers.map((answer) => answer.id),
    vectorOf: (text) => toVector(features(text)),
    examples,
    model,
    stems: new Set(texts.flatMap(({ text }) => stemsOf(text))),
  };
}
