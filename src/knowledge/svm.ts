import { atOnce, type Steps } from '../kernel/pace/slices.ts';

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
  /** The bundle of each feature, and its part in it. */
  readonly bundle: Int32Array;
  readonly part: Float64Array;
  /** weights[bundle * classes + class]. */
  readonly weights: Float32Array;
}

const cost = 1;
/** So often every example is looked at; thousands of them, in many words alike, want more. */
const usualRounds = 12;
const diagonal = 0.5 / cost;

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

/** Some examples in a row: the features of the i-th stand from `start[i]` to before `start[i + 1]`. */
interface Rows extends Vector {
  readonly start: Int32Array;
}

interface Bundled {
  readonly bundle: Int32Array;
  readonly part: Float64Array;
  readonly bundles: number;
}

/**
 * Features that stand in the same examples in the same proportion (the pieces of one word, say) learn the same: they are one, whose
 * weight they share. That is exact, and leaves less than half of the work.
 */
function* bundled(vectors: readonly Vector[], features: number): Steps<Bundled> {
  const bundle = new Int32Array(features);
  const part = new Float64Array(features);
  let made = 1;
  for (const { at, weight } of vectors) {
    const split = new Map<string, number>();
    for (let k = 0; k < at.length; k += 1) {
      const f = at[k] ?? 0;
      part[f] ||= weight[k] ?? 0;
      const key = `${bundle[f]} ${Math.fround((weight[k] ?? 0) / part[f])}`;
      const known = split.get(key);
      bundle[f] = known ?? made;
      if (known === undefined) split.set(key, made++);
    }
    yield;
  }
  const names = new Map<number, number>();
  for (const one of bundle) if (!names.has(one)) names.set(one, names.size);
  const lengths = new Float64Array(names.size);
  bundle.forEach((one, f) => {
    const name = names.get(one) ?? 0;
    bundle[f] = name;
    lengths[name] = (lengths[name] ?? 0) + (part[f] ?? 0) ** 2;
  });
  for (let f = 0; f < features; f += 1) part[f] = (part[f] ?? 0) / Math.sqrt(lengths[bundle[f] ?? 0] ?? 1);
  return { bundle, part, bundles: names.size };
}

function* rowsOf(vectors: readonly Vector[], { bundle, part, bundles }: Bundled): Steps<Rows> {
  const start = new Int32Array(vectors.length + 1);
  const at: number[] = [];
  const weight: number[] = [];
  const seen = new Int32Array(bundles).fill(-1);
  for (const [i, vector] of vectors.entries()) {
    vector.at.forEach((f, k) => {
      const one = bundle[f] ?? 0;
      if (seen[one] === i) return;
      seen[one] = i;
      at.push(one);
      weight.push((vector.weight[k] ?? 0) / (part[f] ?? 1));
    });
    start[i + 1] = at.length;
    yield;
  }
  return { start, at: Int32Array.from(at), weight: Float64Array.from(weight) };
}

/** An example that is farther than this on its own side, and bears nothing, is not looked at again: most are, of most classes. */
const farEnough = 0.2;

/** The examples of one class against the rest: `own[i]` is 1 for its examples, -1 for all others. */
interface OneClass extends Rows {
  readonly own: Int8Array;
  readonly rounds: number;
}

/** Trains one class against the rest. `w` is all zeros at first. */
function* learn({ start, at, weight, own, rounds }: OneClass, w: Float64Array): Steps<void> {
  const alpha = new Float64Array(own.length);
  const looked = Int32Array.from(own.keys());
  let left = own.length;
  for (let round = 0; round < rounds; round += 1) {
    let kept = 0;
    for (let place = 0; place < left; place += 1) {
      const i = looked[place] ?? 0;
      const [from, to] = [start[i] ?? 0, start[i + 1] ?? 0];
      const sign = own[i] ?? 0;
      let dot = 0;
      for (let k = from; k < to; k += 1) dot += (w[at[k] ?? 0] ?? 0) * (weight[k] ?? 0);
      const before = alpha[i] ?? 0;
      const gradient = sign * dot - 1 + diagonal * before;
      if (round === 0 || before > 0 || gradient <= farEnough) looked[kept++] = i;
      const after = Math.max(before - gradient / (1 + diagonal), 0);
      if (after === before) continue;
      alpha[i] = after;
      const step = (after - before) * sign;
      for (let k = from; k < to; k += 1) {
        const f = at[k] ?? 0;
        w[f] = (w[f] ?? 0) + step * (weight[k] ?? 0);
      }
    }
    left = kept;
    yield;
  }
}

/** What a model is learned from: vectors of unit length over `features` features, and the class of each, below `classes`. */
export interface Lessons {
  readonly vectors: readonly Vector[];
  readonly labels: readonly number[];
  readonly features: number;
  readonly classes: number;
  readonly rounds?: number;
}

/** Learns a model. Pure: the same lessons always give the same one. */
export const train = (lessons: Lessons): Model => atOnce(training(lessons));

/** The same, in steps. */
export function* training({
  vectors,
  labels,
  features,
  classes,
  rounds = usualRounds,
}: Lessons): Steps<Model> {
  const { bundle, part, bundles } = yield* bundled(vectors, features);
  const visit = order(vectors.length);
  const rows = yield* rowsOf(
    visit.flatMap((i) => vectors[i] ?? []),
    { bundle, part, bundles },
  );
  const weights = new Float32Array(bundles * classes);
  for (let one = 0; one < classes; one += 1) {
    const w = new Float64Array(bundles);
    const own = Int8Array.from(visit, (i) => (labels[i] === one ? 1 : -1));
    yield* learn({ ...rows, own, rounds }, w);
    for (let b = 0; b < bundles; b += 1) weights[b * classes + one] = w[b] ?? 0;
  }
  return { classes, bundle, part, weights };
}

/** The margin of every class for one vector. */
export function margins({ classes, bundle, part, weights }: Model, { at, weight }: Vector): Float64Array {
  const out = new Float64Array(classes);
  for (let k = 0; k < at.length; k += 1) {
    const f = at[k] ?? 0;
    const row = (bundle[f] ?? 0) * classes;
    const value = (weight[k] ?? 0) * (part[f] ?? 0);
    for (let c = 0; c < classes; c += 1) out[c] = (out[c] ?? 0) + (weights[row + c] ?? 0) * value;
  }
  return out;
}
