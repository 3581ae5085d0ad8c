import { isDeepStrictEqual } from 'node:util';
import type { Answer, Association } from '../association/schema.ts';
import { fold } from '../arabic/fold.ts';
import { once } from '../kernel/once.ts';
import { articlesOf } from './articles/articles.ts';
import { asksSomething, coreOf } from './asking.ts';
import { decide, together, type Candidate, type Found } from './decision/decide.ts';
import { leastKnown, type Evidence } from './decision/evidence.ts';
import { knownShare } from './known.ts';
import { lessonsOf } from './learned.ts';
import { partsOf } from './decision/parts.ts';
import { phrasingsOf } from './phrasings.ts';
import type { Learner } from './trained.ts';

export type { Candidate, Found };

export interface Knowledge {
  /** Finds what answers a question of this association. Pure; about 0.2 ms. */
  find(question: string): Found;
  /** The answer whose approved phrasing this text is, letter for letter after folding. */
  phrased(text: string): string | undefined;
  /** The clauses at a place that a text names by its number; undefined when it names none. */
  articles(text: string): readonly string[] | undefined;
  /** Whether a text has the form of a question. */
  asks(text: string): boolean;
  evidence(question: string): Evidence & { readonly ranked: readonly string[] };
  /** The consonants of what a text is about, spoken words as standard ones: texts that share them are alike. */
  bones(text: string): ReadonlySet<string>;
  /** Learns now what is learned with the first question otherwise. */
  learn(): void;
  /** The same between whatever else there is to do: nobody waits for it longer than twenty milliseconds. */
  learnInSlices(): Promise<void>;
  /** What the same association can answer after a change: this very knowledge, where no answer and no phrasing is another. */
  after(changed: Association): Knowledge;
}

/** So many words of a question are looked at: whoever writes more tells a story, of which the beginning says what it is about. */
const mostWords = 60;
/** So many characters hold those words; what comes behind them is not even looked at. */
const longest = 600;

/** Which answer each approved phrasing asks for, folded. */
const byPhrasing = (answers: readonly Answer[]): ReadonlyMap<string, string> =>
  new Map(answers.flatMap((answer) => phrasingsOf(answer).map((text) => [fold(text), answer.id] as const)));

/**
 * What one association can answer: its approved answers (learned from their phrasings) and its clauses. Never pooled with another's.
 * It is learned when it is first asked for: a server that holds many associations starts as quickly as one that holds few.
 */
export function openKnowledge(association: Association, learner: Learner): Knowledge {
  const { answers } = association;
  const { dialect } = learner;
  const exact = once(() => byPhrasing(answers));
  const lessons = lessonsOf(association, learner);
  const articles = once(() => articlesOf(association));
  const phrased = (text: string): string | undefined =>
    text.length > longest ? undefined : (exact().get(fold(text)) ?? exact().get(coreOf(text)));
  const weighed = (question: string): Found => {
    const core = coreOf(question).split(' ', mostWords).join(' ');
    // Names, places and numbers end here, before anything is weighed.
    if (knownShare(dialect.stems(core), lessons.stems()) < leastKnown) return { kind: 'none' };
    return decide(association, lessons.seen()(core), () => lessons.passages().search(core));
  };
  const one = (question: string): Found => {
    const same = phrased(question);
    return same === undefined ? weighed(question) : { kind: 'sure', answer: same };
  };
  const known: Knowledge = {
    phrased,
    articles: (text) => articles()(text),
    asks: asksSomething,
    evidence: (question) => lessons.seen()(question),
    bones: (text) => dialect.bones(text),
    learn: () => void lessons.seen(),
    learnInSlices: lessons.inSlices,
    after: (changed) =>
      isDeepStrictEqual(changed.answers, answers) ? known : openKnowledge(changed, learner),
    find(question) {
      const short = question.length > longest ? question.slice(0, longest) : question;
      const same = phrased(short);
      if (same !== undefined) return { kind: 'sure', answer: same };
      const parts = partsOf(short);
      return parts ? together(parts.map(one), () => weighed(short)) : weighed(short);
    },
  };
  return known;
}
