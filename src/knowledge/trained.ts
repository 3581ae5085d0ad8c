import type { Dialect } from './dialect.ts';
import { featuresOf, type Features } from './features.ts';
import { fixedChance, mistyped } from '../arabic/mistyped.ts';
import type { Keeper } from './models/keeper.ts';
import { atOnce, each, type Steps } from '../kernel/pace/slices.ts';
import { training, type Model, type Vector } from './svm.ts';
import { spacing, vectorIn, type Space } from './vectors.ts';

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

/** What was learned; `examples` are the texts themselves as vectors, with the number of their label. */
interface TrainedOn {
  readonly trained: Trained;
  readonly examples: readonly { readonly vector: Vector; readonly label: number }[];
}

/** Learns which label a text belongs to. */
export const trainOn = (texts: readonly Example[], how: Omit<Learning, 'keeper'>): TrainedOn =>
  atOnce(trainingOn(texts, how));

/** The same, in steps. */
export function* trainingOn(
  texts: readonly Example[],
  { dialect, slips }: Omit<Learning, 'keeper'>,
): Steps<TrainedOn> {
  const ids = [...new Set(texts.map(({ label }) => label))];
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const featuresIn = readerOf(dialect);
  const chance = fixedChance();
  const labels = texts.map(({ label }) => numbers.get(label) ?? 0);
  const read = yield* each(texts, ({ text }) => featuresIn(text));
  const copies = yield* each(slips ? texts : [], ({ text }) => featuresIn(mistyped(text, chance)));
  const space = yield* spacing(read);
  const vectors = yield* each([...read, ...copies], (found) => vectorIn(space, found));
  const model = yield* training({
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
