import { atOnce, type Steps } from '../kernel/pace/slices.ts';
import type { Features } from './features.ts';
import type { Vector } from './svm.ts';

/** The features that some texts have, by their names, and how rare each is among them. It is data alone: what is learned can be kept. */
export interface Space {
  readonly rarity: Float64Array;
  /** The name of each feature. */
  readonly names: Int32Array;
  /** Where a name leads (`slotOf`): one more than the number of the feature that stands there, or in one of the slots behind it; 0 for none. */
  readonly slots: Int32Array;
}

/** Pieces of words weigh a little less than words; each are brought to unit length before, so that neither drowns the other. */
const pieceWeight = 0.8;
/** Notions gather what words mean alike: where there are any, they weigh as much as the words. */
const notionWeight = 0.6;

const none: ReadonlyMap<number, number> = new Map();

/** In how many texts each feature stands. */
function* spreadOf(texts: readonly Features[]): Steps<Map<number, number>> {
  const spread = new Map<number, number>();
  for (const { words, pieces, notions = none } of texts) {
    for (const block of [words, pieces, notions])
      for (const name of block.keys()) spread.set(name, (spread.get(name) ?? 0) + 1);
    yield;
  }
  return spread;
}

/** The first slot in which a name may stand, of a number of slots that is a power of two. */
const slotOf = (name: number, slots: number): number =>
  Math.imul(name, 0x9e37_79b1) >>> Math.clz32(slots - 1);

/** At least half of the slots stay empty, so that a name stands at most a few behind its first one. */
function slotsOf(names: Int32Array): Int32Array {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * names.length + 2)));
  const last = slots.length - 1;
  names.forEach((name, i) => {
    let slot = slotOf(name, slots.length);
    while (slots[slot] !== 0) slot = (slot + 1) & last;
    slots[slot] = i + 1;
  });
  return slots;
}

/** The number of a feature; undefined for one that no text has. */
function numberOf({ names, slots }: Space, name: number): number | undefined {
  const last = slots.length - 1;
  for (let slot = slotOf(name, slots.length); ; slot = (slot + 1) & last) {
    const number = (slots[slot] ?? 0) - 1;
    if (number < 0) return undefined;
    if (names[number] === name) return number;
  }
}

/** The space of some texts, each given by its features: rare features weigh more than common ones. */
export const spaceOf = (texts: readonly Features[]): Space => atOnce(spacing(texts));

/** The same, in steps. */
export function* spacing(texts: readonly Features[]): Steps<Space> {
  const spread = yield* spreadOf(texts);
  const names = Int32Array.from(spread.keys());
  const rarity = Float64Array.from(spread.values(), (n) => Math.log((1 + texts.length) / (1 + n)) + 1);
  return { rarity, names, slots: slotsOf(names) };
}

interface Sparse {
  readonly at: number[];
  readonly weight: number[];
}

/** Adds one block of features, brought to a length; those that were never seen are left out. */
function addBlock(
  { at, weight: weights }: Sparse,
  space: Space,
  { block, length }: { readonly block: ReadonlyMap<number, number>; readonly length: number },
): void {
  const from = weights.length;
  let squares = 0;
  for (const [name, count] of block) {
    const i = numberOf(space, name);
    if (i === undefined) continue;
    const weight = (1 + Math.log(count)) * (space.rarity[i] ?? 0);
    at.push(i);
    weights.push(weight);
    squares += weight * weight;
  }
  const scale = length / (Math.sqrt(squares) || 1);
  for (let k = from; k < weights.length; k += 1) weights[k] = (weights[k] ?? 0) * scale;
}

/** The features that a text has in common with a space, as a vector of unit length. */
export function vectorIn(space: Space, { words, pieces, notions = none }: Features): Vector {
  const vector: Sparse = { at: [], weight: [] };
  addBlock(vector, space, { block: words, length: 1 });
  addBlock(vector, space, { block: pieces, length: pieceWeight });
  addBlock(vector, space, { block: notions, length: notionWeight });
  const length = Math.sqrt(vector.weight.reduce((sum, w) => sum + w * w, 0)) || 1;
  return { at: Int32Array.from(vector.at), weight: Float64Array.from(vector.weight, (w) => w / length) };
}
