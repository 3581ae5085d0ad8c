/**
 * Linear support vector machines, one per class against the rest, trained by dual coordinate descent (Hsieh et al., ICML 2008:
 * "A Dual Coordinate Descent Method for Large-scale Linear SVM", squared hinge loss). Deterministic: examples are visited in a
 * fixed shuffled order, so the same pack always gives the same model.
 */
export interface Vector {
  readonly at: Int32Array;
  readonly weight: Float64Array;
}

export interface Model {
  readonly classes: number;
  /** weights[feature * classes + class]. */
  readonly weights: Float32Array;
}

const cost = 1;
const rounds = 12;

function order(size: number): number[] {
  const list = Array.from({ length: size }, (_, i) => i);
  let state = 0x2545f491;
  for (let i = size - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const j = state % (i + 1);
    [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
  }
  return list;
}

/** Trains on vectors of unit length over `features` features; `labels[i]` is the class of `vectors[i]`, below `classes`. */
export function train(
  vectors: readonly Vector[],
  labels: readonly number[],
  features: number,
  classes: number,
): Model {
  const weights = new Float32Array(features * classes);
  const visit = order(vectors.length);
  const diagonal = 0.5 / cost;
  for (let own = 0; own < classes; own += 1) {
    const w = new Float64Array(features);
    const alpha = new Float64Array(vectors.length);
    for (let round = 0; round < rounds; round += 1) {
      for (const i of visit) {
        const { at, weight } = vectors[i] as Vector;
        const sign = labels[i] === own ? 1 : -1;
        let dot = 0;
        for (let k = 0; k < at.length; k += 1) dot += (w[at[k] as number] as number) * (weight[k] as number);
        const before = alpha[i] as number;
        const gradient = sign * dot - 1 + diagonal * before;
        const after = Math.max(before - gradient / (1 + diagonal), 0);
        if (after === before) continue;
        alpha[i] = after;
        const step = (after - before) * sign;
        for (let k = 0; k < at.length; k += 1)
          w[at[k] as number] = (w[at[k] as number] as number) + step * (weight[k] as number);
      }
    }
    for (let f = 0; f < features; f += 1) weights[f * classes + own] = w[f] as number;
  }
  return { classes, weights };
}

/** The margin of every class for one vector. */
export function margins(model: Model, { at, weight }: Vector): Float64Array {
  const out = new Float64Array(model.classes);
  for (let k = 0; k < at.length; k += 1) {
    const row = (at[k] as number) * model.classes;
    const value = weight[k] as number;
    for (let c = 0; c < model.classes; c += 1)
      out[c] = (out[c] as number) + (model.weights[row + c] as number) * value;
  }
  return out;
}
