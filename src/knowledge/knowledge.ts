import type { Association } from '../association/schema.ts';
import { fold, isArabic } from '../arabic/fold.ts';
import { once } from '../kernel/once.ts';
import { isClose, isSure, leastKnown, type Evidence } from './evidence.ts';
import { asksSomething, coreOf } from './features.ts';
import { learn, type Ranking } from './learned.ts';
import { indexPassages, type Passages } from './passages.ts';
import { phrasingsOf } from './phrasings.ts';

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

export interface Knowledge {
  /** Finds what answers a question of this association. Pure; about 0.2 ms. */
  ask(question: string): Found;
  /** The answer whose approved phrasing this text is, letter for letter after folding. */
  phrased(text: string): string | undefined;
  /** Whether a text has the form of a question. */
  asks(text: string): boolean;
  evidence(question: string): Evidence & { readonly ranked: readonly string[] };
}

/** At most three close answers, and the clause nearest to the question that none of them cites. */
function candidatesFor(
  { ranked, close }: Ranking,
  { answers }: Association,
  nearestClauses: ReturnType<Passages['search']>,
): Candidate[] {
  const ids = ranked.slice(0, Math.min(Math.max(close, 2), 3));
  const cited = new Set(answers.filter(({ id }) => ids.includes(id)).map(({ clause }) => clause));
  const clause = nearestClauses.find(({ id }) => !cited.has(id));
  return [
    ...ids.map((id) => ({ from: 'answer', id }) as const),
    ...(clause ? [{ from: 'clause', id: clause.id } as const] : []),
  ];
}

/**
 * What one association can answer: its approved answers (learned from their phrasings) and its clauses. Never pooled with another's.
 * It is learned when it is first asked for: a server that holds many associations starts as quickly as one that holds few.
 */
export function openKnowledge(association: Association): Knowledge {
  const { answers, clauses } = association;
  const exact = once(
    () =>
      new Map(
        answers.flatMap((answer) => phrasingsOf(answer).map((text) => [fold(text), answer.id] as const)),
      ),
  );
  const learned = once(() => learn(association));
  const passages = once(() =>
    indexPassages(clauses.map(({ id, heading, text }) => ({ id, text: `${heading.ar} ${text.ar}` }))),
  );
  const phrased = (text: string): string | undefined => exact().get(fold(text)) ?? exact().get(coreOf(text));
  return {
    phrased,
    asks: asksSomething,
    evidence: (question) => learned()(question),
    ask(question) {
      const same = phrased(question);
      if (same !== undefined) return { kind: 'sure', answer: same };
      const core = coreOf(question);
      const seen = learned()(core);
      if (seen.known < leastKnown) return { kind: 'none' };
      if (isSure(seen) && (isArabic(question) || seen.known >= 0.9))
        return { kind: 'sure', answer: seen.best };
      if (!isClose(seen) || (seen.known < 0.7 && !isArabic(question))) return { kind: 'none' };
      return { kind: 'maybe', candidates: candidatesFor(seen, association, passages().search(core)) };
    },
  };
}
