import type { Dialect } from './dialect.ts';
import { featuresOf, type Features } from './features.ts';
import { fixedChance, mistyped } from '../arabic/mistyped.ts';
import type { Keeper } from './models/keeper.ts';
import { train, type Model, type Vector } from './svm.ts';
import { spaceOf, vectorIn, type Space } from './vectors.ts';

/** A text and what it belongs to: the id of an answer, the name of an intent. */
export interface Example {
  readonly label: string;
  readonly text: string;
}

/** What was learned from texts, as data. Labels are numbered by their first appearance; `ids` holds their names. */
export interface Trained {
  readonly ids: readonly string[];
  readonly space: Space;
  readonly model: Model;
}

/** What learns from texts. */
export interface Learner {
  /** How words are compared. */
  readonly dialect: Dialect;
  /** Keeps what was learned; without one it is learned anew. */
  readonly keeper?: Keeper;
}

export interface Learning extends Learner {
  /** Whether each text is also learned as somebody mistypes it. It costs twice the time. */
  readonly slips: boolean;
}

/** Learns which label a text belongs to; `examples` are the texts themselves as vectors, with the number of their label. */
export function trainOn(
  texts: readonly Example[],
  { dialect, slips }: Omit<Learning, 'keeper'>,
): {
  readonly trained: Trained;
  readonly examples: readonly { readonly vector: Vector; readonly label: number }[];
} {
  const ids = [...new Set(texts.map(({ label }) => label))];
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const featuresIn = readerOf(dialect);
  const chance = fixedChance();
  const labels = texts.map(({ label }) => numbers.get(label) ?? 0);
  const read = texts.map(({ text }) => featuresIn(text));
  const copies = slips ? texts.map(({ text }) => featuresIn(mistyped(text, chance))) : [];
  const space = spaceOf(read);
  const vectors = [...read, ...copies].map((found) => vectorIn(space, found));
  const model = train({
    vectors,
    labels: slips ? [...labels, ...labels] : labels,
    features: space.names.length,
    classes: ids.length,
  });
  const examples = labels.map((label, i) => ({ label, vector: vectors[i] ?? nowhere }));
  return { trained: { ids, space, model }, examples };
}

const readerOf =
  (dialect: Dialect): ((text: string) => Features) =>
  (text) =>
    featuresOf(dialect.words(text));

/** Texts as vectors of a space that was learned. */
export function vectorsIn(space: Space, dialect: Dialect): (text: string) => Vector {
  const featuresIn = readerOf(dialect);
  return (text) => vectorIn(space, featuresIn(text));
}

const nowhere: Vector = { at: new Int32Array(0), weight: new Float64Array(0) };
