import type { Features } from './features.ts';
import type { Vector } from './svm.ts';

/** The features that texts have in common with those that were learned, as vectors of unit length. */
export interface Space {
  readonly size: number;
  vectorOf(found: Features): Vector;
}

/** Pieces of words weigh a little less than words; each are brought to unit length before, so that neither drowns the other. */
const pieceWeight = 0.8;
/** Notions gather what words mean alike: where there are any, they weigh as much as the words. */
const notionWeight = 0.6;

/** Adds one block of features, brought to a length; those that were never seen are left out. */
function addBlock(vector: Sparse, block: ReadonlyMap<number, number>, length: number): void {
  const from = vector.weight.length;
  let squares = 0;
  for (const [name, count] of block) {
    const i = vector.index.get(name);
    if (i === undefined) continue;
    const weight = (1 + Math.log(count)) * (vector.rarity[i] ?? 0);
    vector.at.push(i);
    vector.weight.push(weight);
    squares += weight * weight;
  }
  const scale = length / (Math.sqrt(squares) || 1);
  for (let k = from; k < vector.weight.length; k += 1) vector.weight[k] = (vector.weight[k] ?? 0) * scale;
}

interface Sparse {
  readonly index: ReadonlyMap<number, number>;
  readonly rarity: Float64Array;
  readonly at: number[];
  readonly weight: number[];
}

const none: ReadonlyMap<number, number> = new Map();

/** In how many texts each feature stands. */
function spreadOf(texts: readonly Features[]): Map<number, number> {
  const spread = new Map<number, number>();
  for (const { words, pieces, notions = none } of texts)
    for (const block of [words, pieces, notions])
      for (const name of block.keys()) spread.set(name, (spread.get(name) ?? 0) + 1);
  return spread;
}

/** The space of some texts, each given by its features: rare features weigh more than common ones. The texts themselves are let go of. */
export const spaceOf = (texts: readonly Features[]): Space => spaceBy(spreadOf(texts), texts.length);

function spaceBy(spread: ReadonlyMap<number, number>, texts: number): Space {
  const index = new Map([...spread.keys()].map((name, i) => [name, i]));
  const rarity = Float64Array.from(spread.values(), (n) => Math.log((1 + texts) / (1 + n)) + 1);
  return {
    size: index.size,
    vectorOf({ words, pieces, notions = none }) {
      const vector: Sparse = { index, rarity, at: [], weight: [] };
      addBlock(vector, words, 1);
      addBlock(vector, pieces, pieceWeight);
      addBlock(vector, notions, notionWeight);
      const length = Math.sqrt(vector.weight.reduce((sum, w) => sum + w * w, 0)) || 1;
      return { at: Int32Array.from(vector.at), weight: Float64Array.from(vector.weight, (w) => w / length) };
    },
  };
}
