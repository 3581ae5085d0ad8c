import type { Evidence } from './decision/evidence.ts';
import type { Vector } from './svm.ts';

/** An example as it was learned: its vector of unit length, and the number of its label. */
export interface Learned {
  readonly vector: Vector;
  readonly label: number;
}

type Nearness = Pick<Evidence, 'nearest' | 'lead' | 'agreement'>;

const nearby = 5;

/** Where each feature stands: the examples from `start[f]` to before `start[f + 1]`, with its weight in each; and the label of each example. */
export interface Postings {
  readonly start: Int32Array;
  readonly example: Int32Array;
  readonly weight: Float32Array;
  readonly labels: Int32Array;
}

export function postingsOf(examples: readonly Learned[], features: number): Postings {
  const start = new Int32Array(features + 1);
  for (const { vector } of examples) for (const f of vector.at) start[f + 1] = (start[f + 1] ?? 0) + 1;
  for (let f = 0; f < features; f += 1) start[f + 1] = (start[f + 1] ?? 0) + (start[f] ?? 0);
  const filled = start.slice();
  const example = new Int32Array(start[features] ?? 0);
  const weight = new Float32Array(start[features] ?? 0);
  examples.forEach(({ vector }, i) => {
    vector.at.forEach((f, k) => {
      const at = filled[f] ?? 0;
      example[at] = i;
      weight[at] = vector.weight[k] ?? 0;
      filled[f] = at + 1;
    });
  });
  return { start, example, weight, labels: Int32Array.from(examples, ({ label }) => label) };
}

/** How near the examples of a label come to a question, and those of all others: cosines, and whose the five nearest are. */
export function nearestAmong({
  start,
  example,
  weight,
  labels,
}: Postings): (vector: Vector, label: number) => Nearness {
  const near = new Float64Array(labels.length);
  return (vector, label) => {
    near.fill(0);
    vector.at.forEach((f, k) => {
      const own = vector.weight[k] ?? 0;
      for (let at = start[f] ?? 0; at < (start[f + 1] ?? 0); at += 1) {
        const i = example[at] ?? 0;
        near[i] = (near[i] ?? 0) + own * (weight[at] ?? 0);
      }
    });
    return weigh(near, labels, label);
  };
}

function weigh(near: Float64Array, labels: Int32Array, label: number): Nearness {
  let [nearest, other] = [0, 0];
  const top: { readonly value: number; readonly own: boolean }[] = [];
  for (let i = 0; i < near.length; i += 1) {
    const value = near[i] ?? 0;
    const own = labels[i] === label;
    if (own) nearest = Math.max(nearest, value);
    else other = Math.max(other, value);
    if (value <= (top[nearby - 1]?.value ?? 0)) continue;
    const before = top.findIndex((one) => one.value < value);
    top.splice(before < 0 ? top.length : before, 0, { value, own });
    top.length = Math.min(top.length, nearby);
  }
  return {
    nearest,
    lead: nearest - other,
    agreement: top.filter(({ own }) => own).length / Math.max(top.length, 1),
  };
}
