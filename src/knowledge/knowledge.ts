import type { Answer, Association } from '../association/schema.ts';
import { fold, isArabic } from '../arabic/fold.ts';
import { once } from '../kernel/once.ts';
import { asksSomething, coreOf, features, knownShare, plainWords, stemsOf } from './features.ts';
import { coverageOf } from './coverage.ts';
import { indexPassages } from './passages.ts';
import { margins, train, type Vector } from './svm.ts';

/** Something that may answer: an approved answer or a clause, by its id. */
export interface Candidate {
  readonly from: 'answer' | 'clause';
  readonly id: string;
}

/** What is known about a question. `sure`: say it. `maybe`: let the member choose. `none`: a person must answer. */
export type Found =
  | { readonly kind: 'sure'; readonly answer: string }
  | { readonly kind: 'maybe'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'none' };

/** The figures on which a decision rests, for measuring and for tests. */
interface Evidence {
  readonly best: string;
  /** How far the best answer's score is above the second's. */
  readonly gap: number;
  /** Cosine of the question and the nearest phrasing of the best answer. */
  readonly nearest: number;
  /** Share of the question's words that stand in any phrasing. */
  readonly known: number;
  /** The same share, of words as they are written: stems of strange words sometimes fall together with known ones. */
  readonly written: number;
  /** Number of words. */
  readonly length: number;
}

export interface Knowledge {
  /** Finds what answers a question of this association. Pure; about 0.2 ms. */
  ask(question: string): Found;
  /** The answer whose approved phrasing this text is, letter for letter after folding. */
  phrased(text: string): string | undefined;
  /** Whether a text has the form of a question. */
  asks(text: string): boolean;
  evidence(question: string): Evidence & { readonly ranked: readonly string[] };
}

/** Answers by falling score, and how many of them come before those that are far behind. */
interface Ranking {
  readonly ranked: readonly string[];
  readonly close: number;
}

interface Trained {
  readonly ids: readonly string[];
  readonly vectorOf: (text: string) => Vector;
  readonly examples: readonly { readonly vector: Vector; readonly label: number }[];
  readonly model: ReturnType<typeof train>;
  readonly stems: ReadonlySet<string>;
}

const phrasingsOf = (answer: Answer): string[] => [
  answer.title.ar,
  ...(answer.title.en ? [answer.title.en] : []),
  ...answer.phrasings.msa,
  ...answer.phrasings.saudi,
  ...answer.phrasings.en,
];

function trainOn(answers: readonly Answer[]): Trained {
  const texts = answers.flatMap((answer, label) =>
    phrasingsOf(answer).map((text) => ({ label, found: features(text), text })),
  );
  const spread = new Map<string, number>();
  for (const { found } of texts)
    for (const name of found.keys()) spread.set(name, (spread.get(name) ?? 0) + 1);
  const index = new Map([...spread.keys()].map((name, i) => [name, i]));
  const rarity = new Float64Array(index.size);
  for (const [name, i] of index) rarity[i] = Math.log(1 + texts.length / (spread.get(name) ?? 1));
  const toVector = (found: ReadonlyMap<string, number>): Vector => {
    const at: number[] = [];
    const weight: number[] = [];
    for (const [name, count] of found) {
      const i = index.get(name);
      if (i === undefined) continue;
      at.push(i);
      weight.push(count * (rarity[i] ?? 0));
    }
    const length = Math.sqrt(weight.reduce((sum, w) => sum + w * w, 0)) || 1;
    return { at: Int32Array.from(at), weight: Float64Array.from(weight, (w) => w / length) };
  };
  const examples = texts.map(({ label, found }) => ({ label, vector: toVector(found) }));
  const model = train(
    examples.map((one) => one.vector),
    examples.map((one) => one.label),
    index.size,
    answers.length,
  );
  return {
    ids: answers.map((answer) => answer.id),
    vectorOf: (text) => toVector(features(text)),
    examples,
    model,
    stems: new Set(texts.flatMap(({ text }) => stemsOf(text))),
  };
}

function cosine(a: Float64Array, b: Vector): number {
  let sum = 0;
  for (let k = 0; k < b.at.length; k += 1) sum += (a[b.at[k] ?? 0] ?? 0) * (b.weight[k] ?? 0);
  return sum;
}

/** What the answers of an association teach: a tenth of a second of work. */
function learn(association: Association): (question: string) => Evidence & Ranking {
  const trained = trainOn(association.answers);
  const scratch = new Float64Array(trained.model.bundle.length);
  const phrasings = association.answers.map((answer) => phrasingsOf(answer).join(' '));
  const asked = coverageOf(phrasings);
  const told = coverageOf(
    association.answers.map((answer) => `${answer.title.ar} ${answer.answer.ar}`),
    phrasings,
  );
  const written = new Set(phrasings.flatMap(plainWords));

  /** What the phrasings teach, how much of the question they cover, and how much the answer itself does: equally weighed. */
  const scoresOf = (question: string, vector: Vector): Float64Array => {
    const scores = margins(trained.model, vector);
    const inPhrasings = asked.of(question);
    const inAnswer = told.of(question);
    return scores.map((score, i) => score + (inPhrasings[i] ?? 0) + 0.9 * (inAnswer[i] ?? 0));
  };

  return (question) => {
    const vector = trained.vectorOf(question);
    const scores = scoresOf(question, vector);
    const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const [first = 0, second = first] = order;
    const best = scores[first] ?? 0;
    vector.at.forEach((i, k) => (scratch[i] = vector.weight[k] ?? 0));
    let nearest = 0;
    for (const example of trained.examples)
      if (example.label === first) nearest = Math.max(nearest, cosine(scratch, example.vector));
    vector.at.forEach((i) => (scratch[i] = 0));
    return {
      best: trained.ids[first] ?? '',
      gap: best - (scores[second] ?? 0),
      nearest,
      known: knownShare(question, trained.stems),
      length: plainWords(question).length,
      written:
        plainWords(question).filter((word) => written.has(word)).length /
        Math.max(plainWords(question).length, 1),
      ranked: order.map((i) => trained.ids[i] ?? ''),
      close: order.findIndex((i) => best - (scores[i] ?? 0) > farBehind),
    };
  };
}

/**
 * What one association can answer: its approved answers (learned from their phrasings) and its clauses. Never pooled with another's.
 * It is learned when it is first asked for: a server that holds many associations starts as quickly as one that holds few.
 */
export function openKnowledge(association: Association): Knowledge {
  const exact = once(
    () =>
      new Map(
        association.answers.flatMap((answer) =>
          phrasingsOf(answer).map((text) => [fold(text), answer.id] as const),
        ),
      ),
  );
  const learned = once(() => learn(association));
  const passages = once(() =>
    indexPassages(
      association.clauses.map(({ id, heading, text }) => ({ id, text: `${heading.ar} ${text.ar}` })),
    ),
  );
  return {
    phrased: (text) => exact().get(fold(text)) ?? exact().get(coreOf(text)),
    asks: asksSomething,
    evidence: (question) => learned()(question),
    ask(question) {
      const core = coreOf(question);
      const same = exact().get(fold(question)) ?? exact().get(core);
      if (same !== undefined) return { kind: 'sure', answer: same };
      const seen = learned()(core);
      if (seen.known < leastKnown) return { kind: 'none' };
      if (isSure(seen) && (isArabic(question) || seen.known >= 0.9))
        return { kind: 'sure', answer: seen.best };
      if (!isClose(seen) || (seen.known < 0.7 && !isArabic(question))) return { kind: 'none' };
      const candidates: Candidate[] = seen.ranked
        .slice(0, Math.min(Math.max(seen.close, 2), 3))
        .map((id) => ({ from: 'answer', id }));
      const cited = new Set(
        association.answers
          .filter((answer) => candidates.some(({ id }) => id === answer.id))
          .map((answer) => answer.clause),
      );
      const clause = passages()
        .search(core)
        .find(({ id }) => !cited.has(id));
      if (clause) candidates.push({ from: 'clause', id: clause.id });
      return { kind: 'maybe', candidates };
    },
  };
}

/** An answer whose score is so far behind the best is not offered as a third. */
const farBehind = 1.2;

/**
 * The logarithm of the odds that the best answer is right, by logistic regression over the five packs' own phrasings, each left out
 * in turn, and over questions about other things (tests/knowledge).
 */
const odds = ({ gap, nearest, known }: Evidence): number => 3 * gap + 1.3 * nearest + 6 * known - 6.7;
const surelyRight = 1.25;
const isSure = (seen: Evidence): boolean =>
  odds(seen) >= surelyRight && seen.nearest >= 0.3 && seen.written >= (seen.length <= 4 ? 0.7 : 0.6);
const leastKnown = 0.5;
const isClose = ({ nearest, known }: Evidence): boolean => known >= leastKnown && nearest >= 0.2;
