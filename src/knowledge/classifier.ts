import { dialectOf } from './dialect.ts';
import { featuresOf, featuresOfNotions, type Features } from './features.ts';
import { anew } from './models/keeper.ts';
import { margins, train } from './svm.ts';
import { trainOn, vectorsIn, type Example, type Learner, type Learning, type Trained } from './trained.ts';
import { spaceOf, vectorIn } from './vectors.ts';

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
  { dialect = dialectOf(), slips = false, keeper = anew }: Partial<Learning> = {},
): Classifier {
  const { ids, space, model } = keeper({
    from: ['texts', examples, slips, dialect.lists],
    learn: () => trainOn(examples, { dialect, slips }).trained,
  });
  const vectorOf = vectorsIn(space, dialect);
  return {
    rank: (text) => ranked(ids, margins(model, vectorOf(text))),
  };
}

/** A text, and what it belongs to in each of several respects; undefined where it teaches nothing. */
export interface Lesson {
  readonly text: string;
  readonly labels: readonly (string | undefined)[];
}

/** A learner that is also told of which notions a text speaks. */
export interface LearnerOfNotions extends Learner {
  readonly notionsIn: (text: string) => readonly string[];
  /** All that `notionsIn` goes by, as JSON can say it. */
  readonly notions: unknown;
}

/** What any two words say together is told by their notions. */
const readerOf =
  ({ dialect, notionsIn }: LearnerOfNotions): ((text: string) => Features) =>
  (text) => ({ ...featuresOf(dialect.words(text), false), notions: featuresOfNotions(notionsIn(text)) });

/** Some thousand texts that tell of the same in few words of difference: after fewer rounds what is learned hangs on the order in which they came. */
const roundsOfRespects = 25;

/** Every respect of some texts. */
function respectsOf(lessons: readonly Lesson[], featuresIn: (text: string) => Features): readonly Trained[] {
  const read = lessons.map(({ text, labels }) => ({ labels, features: featuresIn(text) }));
  const respects = lessons[0]?.labels.map((_, respect) => {
    const taught = read.flatMap(({ labels, features }) => {
      const label = labels[respect];
      return label === undefined ? [] : [{ label, features }];
    });
    const space = spaceOf(taught.map(({ features }) => features));
    const ids = [...new Set(taught.map(({ label }) => label))];
    const model = train({
      vectors: taught.map(({ features }) => vectorIn(space, features)),
      labels: taught.map(({ label }) => ids.indexOf(label)),
      features: space.names.length,
      classes: ids.length,
      rounds: roundsOfRespects,
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
  const { dialect, notions, keeper = anew } = learner;
  const featuresIn = readerOf(learner);
  const respects = keeper({
    from: ['respects', lessons, notions, dialect.lists],
    learn: () => respectsOf(lessons, featuresIn),
  });
  return (text) => {
    const features = featuresIn(text);
    return respects.map(({ ids, model, space }) => ranked(ids, margins(model, vectorIn(space, features))));
  };
}

const ranked = (ids: readonly string[], scores: Float64Array): Ranked[] =>
  ids.map((label, i) => ({ label, score: scores[i] ?? 0 })).sort((a, b) => b.score - a.score);
