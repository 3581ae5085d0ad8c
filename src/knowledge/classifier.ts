import { dialectOf } from './dialect.ts';
import { featuresOf, featuresOfNotions, type Features } from './features.ts';
import { margins, train, type Model } from './svm.ts';
import { trainOn, type Example, type Learner, type Learning } from './trained.ts';
import { spaceOf, type Space } from './vectors.ts';

export type { Example };

/** A label, and how much speaks for it: above 0 more for it than against it. */
export interface Ranked {
  readonly label: string;
  readonly score: number;
}

/** What texts are about, learned from examples. Pure: the same examples always teach the same. */
export interface Classifier {
  /** Every label by falling score; equal scores keep the order in which the labels came. */
  rank(text: string): Ranked[];
}

/** Learns what texts are about from examples of every label; unless told otherwise words are compared as they stand, and slips of the finger are not learned. */
export function learnTexts(
  examples: readonly Example[],
  { dialect = dialectOf(), slips = false, trainer = train }: Partial<Learning> = {},
): Classifier {
  const { ids, vectorOf, model } = trainOn(examples, { dialect, slips, trainer });
  return {
    rank: (text) => ranked(ids, margins(model, vectorOf(text))),
  };
}

/** A text, and what it belongs to in each of several respects; undefined where it teaches nothing. */
export interface Lesson {
  readonly text: string;
  readonly labels: readonly (string | undefined)[];
}

/** One respect of some texts, as it was learned. */
interface Respect {
  readonly ids: readonly string[];
  readonly model: Model;
  readonly space: Space;
}

/** A learner that is also told of which notions a text speaks. */
export interface LearnerOfNotions extends Learner {
  readonly notionsIn: (text: string) => readonly string[];
}

/** What any two words say together is told by their notions. */
const readerOf =
  ({ dialect, notionsIn }: LearnerOfNotions): ((text: string) => Features) =>
  (text) => ({ ...featuresOf(dialect.words(text), false), notions: featuresOfNotions(notionsIn(text)) });

/** Every respect. The texts themselves are let go of. */
function respectsOf(lessons: readonly Lesson[], learner: LearnerOfNotions): readonly Respect[] {
  const { trainer = train } = learner;
  const featuresIn = readerOf(learner);
  const read = lessons.map(({ text, labels }) => ({ labels, features: featuresIn(text) }));
  const respects = lessons[0]?.labels.map((_, respect) => {
    const taught = read.flatMap(({ labels, features }) => {
      const label = labels[respect];
      return label === undefined ? [] : [{ label, features }];
    });
    const space = spaceOf(taught.map(({ features }) => features));
    const ids = [...new Set(taught.map(({ label }) => label))];
    const model = trainer({
      vectors: taught.map(({ features }) => space.vectorOf(features)),
      labels: taught.map(({ label }) => ids.indexOf(label)),
      features: space.size,
      classes: ids.length,
    });
    return { ids, model, space };
  });
  return respects ?? [];
}

/** Learns several respects of the same texts, which are read once: every label of each respect, by falling score. Pure. */
export function learnRespects(
  lessons: readonly Lesson[],
  learner: LearnerOfNotions,
): (text: string) => readonly Ranked[][] {
  const featuresIn = readerOf(learner);
  const respects = respectsOf(lessons, learner);
  return (text) => {
    const features = featuresIn(text);
    return respects.map(({ ids, model, space }) => ranked(ids, margins(model, space.vectorOf(features))));
  };
}

const ranked = (ids: readonly string[], scores: Float64Array): Ranked[] =>
  ids.map((label, i) => ({ label, score: scores[i] ?? 0 })).sort((a, b) => b.score - a.score);
