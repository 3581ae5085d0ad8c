import type { Dialect } from './dialect.ts';
import { featuresOf, type Features } from './features.ts';
import { fixedChance, mistyped } from '../arabic/mistyped.ts';
import { train, type Model, type Trainer, type Vector } from './svm.ts';
import { spaceOf, type Space } from './vectors.ts';

/** A text and what it belongs to: the id of an answer, the name of an intent. */
export interface Example {
  readonly label: string;
  readonly text: string;
}

/** What was learned from texts. Labels are numbered by their first appearance; `ids` holds their names. */
export interface Trained {
  readonly ids: readonly string[];
  readonly vectorOf: (text: string) => Vector;
  readonly examples: readonly { readonly vector: Vector; readonly label: number }[];
  readonly model: Model;
}

/** What learns from texts. */
export interface Learner {
  /** How words are compared. */
  readonly dialect: Dialect;
  /** Makes the model; without one it is trained anew. */
  readonly trainer?: Trainer;
}

export interface Learning extends Learner {
  /** Whether each text is also learned as somebody mistypes it. It costs twice the time. */
  readonly slips: boolean;
}

/** Learns which label a text belongs to. */
export function trainOn(texts: readonly Example[], { dialect, slips, trainer = train }: Learning): Trained {
  const ids = [...new Set(texts.map(({ label }) => label))];
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const featuresIn = readerOf(dialect);
  const chance = fixedChance();
  const labels = texts.map(({ label }) => numbers.get(label) ?? 0);
  const read = texts.map(({ text }) => featuresIn(text));
  const copies = slips ? texts.map(({ text }) => featuresIn(mistyped(text, chance))) : [];
  const space = spaceOf(read);
  const vectors = [...read, ...copies].map((found) => space.vectorOf(found));
  const model = trainer({
    vectors,
    labels: slips ? [...labels, ...labels] : labels,
    features: space.size,
    classes: ids.length,
  });
  const examples = labels.map((label, i) => ({ label, vector: vectors[i] ?? nowhere }));
  return { ids, vectorOf: vectorsIn(space, dialect), examples, model };
}

const readerOf =
  (dialect: Dialect): ((text: string) => Features) =>
  (text) =>
    featuresOf(dialect.words(text));

/** Made apart from what it was learned from, which is let go of. */
function vectorsIn(space: Space, dialect: Dialect): (text: string) => Vector {
  const featuresIn = readerOf(dialect);
  return (text) => space.vectorOf(featuresIn(text));
}

const nowhere: Vector = { at: new Int32Array(0), weight: new Float64Array(0) };
