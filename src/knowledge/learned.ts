import type { Association } from '../association/schema.ts';
import { once } from '../kernel/once.ts';
import { atOnce, each, inSlices, type Steps } from '../kernel/pace/slices.ts';
import { coverageOf, type Bones, type Coverage } from './coverage.ts';
import type { Dialect } from './dialect.ts';
import type { Evidence } from './decision/evidence.ts';
import { knownShare, plainWords } from './known.ts';
import { anew, kept, type Subject } from './models/keeper.ts';
import { indexing, indexPassages, type Passages } from './passages.ts';
import { examplesOf, knownStems, passagesOf, phrasingsOf } from './phrasings.ts';
import { nearestAmong, postingsOf, type Postings } from './nearest.ts';
import { margins, type Vector } from './svm.ts';
import { trainingOn, vectorsIn, type Learner, type Trained } from './trained.ts';

/** Answers by falling score, and how many of them come before those that are far behind. */
export interface Ranking {
  readonly ranked: readonly string[];
  readonly close: number;
}

/** An answer whose score is so far behind the best is not offered as a third. */
const farBehind = 1.2;

/** What the answers of an association teach, as data. */
interface Taught extends Trained {
  readonly postings: Postings;
  /** The stems of all phrasings, and their words as they are written. */
  readonly stems: readonly string[];
  readonly written: readonly string[];
  /** Of each answer the consonants of its phrasings, of the answer itself, and of both. */
  readonly asked: readonly (readonly string[])[];
  readonly answered: readonly (readonly string[])[];
  readonly whole: readonly (readonly string[])[];
  /** The stems of both. */
  readonly stemmed: readonly (readonly string[])[];
}

/** What is learned from the answers of an association: half a second of work where nothing of it is kept. */
const subjectOf = (association: Association, learner: Learner): Subject<Taught> => ({
  from: ['answers', association.answers, learner.dialect.lists],
  learn: () => atOnce(learning(association, learner)),
});

/** The same, between whatever else there is to do. */
async function learnInSlices(association: Association, learner: Learner): Promise<Taught> {
  const { keeper = anew } = learner;
  const subject = subjectOf(association, learner);
  const known = kept(keeper, subject);
  if (known) return known;
  const taught = await inSlices(learning(association, learner));
  return keeper({ ...subject, learn: () => taught });
}

/** What an association teaches: each part is learned when it is first asked for. */
export interface Lessons {
  readonly stems: () => ReadonlySet<string>;
  readonly seen: () => ReturnType<typeof seeing>;
  readonly passages: () => Passages;
  /** Learns all of it, between whatever else there is to do. */
  readonly inSlices: () => Promise<void>;
}

export function lessonsOf(association: Association, learner: Learner): Lessons {
  const { keeper = anew, dialect } = learner;
  let before: Taught | undefined;
  let indexed: Passages | undefined;
  let isLearned = false;
  const taught = once(() => before ?? keeper(subjectOf(association, learner)));
  const stems = once(() => new Set(taught().stems));
  const seen = once(() => {
    isLearned = true;
    return seeing(taught(), stems(), dialect);
  });
  return {
    stems,
    seen,
    passages: once(() => indexed ?? indexPassages(passagesOf(association), dialect.words)),
    async inSlices() {
      if (isLearned) return;
      before = await learnInSlices(association, learner);
      indexed = await inSlices(indexing(passagesOf(association), dialect.words));
      seen();
    },
  };
}

function* learning({ answers }: Association, { dialect }: Pick<Learner, 'dialect'>): Steps<Taught> {
  const { trained, examples } = yield* trainingOn(examplesOf(answers), { dialect, slips: false });
  const phrasings = answers.map((answer) => phrasingsOf(answer).join(' '));
  const own = answers.map(({ title, answer }) => `${title.ar} ${answer.ar}`);
  const both = own.map((text, i) => `${text} ${phrasings[i] ?? ''}`);
  const bonesOf = (texts: readonly string[]): Steps<string[][]> =>
    each(texts, (text) => [...dialect.bones(text)]);
  const stems = yield* each(answers, (answer) => [...knownStems([answer], dialect)]);
  const asked = yield* bonesOf(phrasings);
  const answered = yield* bonesOf(own);
  const whole = yield* bonesOf(both);
  const stemmed = yield* each(both, (text) => [...new Set(dialect.stems(text))]);
  return {
    ...trained,
    postings: postingsOf(examples, trained.space.names.length),
    stems: [...new Set(stems.flat())],
    written: [...new Set(phrasings.flatMap(plainWords))],
    asked,
    answered,
    whole,
    stemmed,
  };
}

const setsOf = (lists: readonly (readonly string[])[]): readonly Bones[] =>
  lists.map((list) => new Set(list));

/** The scores of all answers for a question: what the phrasings teach, how much of the question they cover, and how much the answer itself does, equally weighed. */
function scoring(
  { model, answered }: Taught,
  phrasings: readonly Bones[],
): (bones: Bones, vector: Vector) => Float64Array {
  const byPhrasings = coverageOf(phrasings);
  const byAnswers = coverageOf(setsOf(answered), phrasings);
  return (bones, vector) => {
    const inPhrasings = byPhrasings.of(bones);
    const inAnswer = byAnswers.of(bones);
    return margins(model, vector).map((score, i) => score + (inPhrasings[i] ?? 0) + 0.9 * (inAnswer[i] ?? 0));
  };
}

/** How much of a question answers and phrasings cover together, and whether it holds a word that forbids one which does not hold it. */
function wholly(
  { whole, stemmed }: Taught,
  phrasings: readonly Bones[],
  { guards }: Dialect,
): {
  readonly both: Coverage;
  readonly isGuarded: (bones: Bones, stems: readonly string[], i: number) => boolean;
} {
  const held = setsOf(whole);
  const heldStems = setsOf(stemmed);
  return {
    both: coverageOf(held, phrasings),
    isGuarded: (bones, stems, i) =>
      [...bones].some((one) => guards.bones.has(one) && held[i]?.has(one) !== true) ||
      stems.some((one) => guards.stems.has(one) && heldStems[i]?.has(one) !== true),
  };
}

/** What is seen of a question, by what was learned; `stems` are those of all phrasings. */
function seeing(
  taught: Taught,
  stems: ReadonlySet<string>,
  dialect: Dialect,
): (question: string) => Evidence & Ranking {
  const { ids } = taught;
  const vectorOf = vectorsIn(taught.space, dialect);
  const nearness = nearestAmong(taught.postings);
  const phrasings = setsOf(taught.asked);
  const scoresOf = scoring(taught, phrasings);
  const written = new Set(taught.written);
  const { both, isGuarded } = wholly(taught, phrasings, dialect);
  return (question) => {
    const vector = vectorOf(question);
    const bones = dialect.bones(question);
    const said = dialect.stems(question);
    const scores = scoresOf(bones, vector);
    const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const [first = 0, second = first] = order;
    const best = scores[first] ?? 0;
    const plain = plainWords(question);
    return {
      best: ids[first] ?? '',
      gap: best - (scores[second] ?? 0),
      score: best,
      ...nearness(vector, first),
      weighed: both.known(bones),
      covered: both.of(bones)[first] ?? 0,
      missing: both.missing(bones, first),
      known: knownShare(said, stems),
      length: plain.length,
      guarded: isGuarded(bones, said, first),
      written: plain.filter((word) => written.has(word)).length / Math.max(plain.length, 1),
      ranked: order.map((i) => ids[i] ?? ''),
      close: order.findIndex((i) => best - (scores[i] ?? 0) > farBehind),
    };
  };
}
