import { entriesOf } from '../../kernel/table.ts';
import { weights } from './confidence-weights.ts';

/** The figures on which a decision rests, for measuring and for tests. */
export interface Evidence {
  readonly best: string;
  /** The best answer's score, and how far it is above the second's. */
  readonly score: number;
  readonly gap: number;
  /** Cosine of the question and the nearest phrasing of the best answer, and how far that is above the nearest of any other. */
  readonly nearest: number;
  readonly lead: number;
  /** Which share of the five nearest phrasings are the best answer's. */
  readonly agreement: number;
  /** Share of the question's words that stand in any phrasing; `weighed`: rare ones weigh more. */
  readonly known: number;
  readonly weighed: number;
  /** Weighed share of the question's words that stand in the best answer or its phrasings, and how rare the rarest is that does not. */
  readonly covered: number;
  readonly missing: number;
  /** The share that is known of words as they are written: stems of strange words sometimes fall together with known ones. */
  readonly written: number;
  /** Number of words. */
  readonly length: number;
  /** A word that forbids an outright answer, and that neither the answer nor its phrasings hold. */
  readonly guarded: boolean;
}

/** The figures that are weighed, in a fixed order; a length is capped, since longer is surer only up to a point. */
export const figuresOf = (seen: Evidence): Readonly<Record<keyof typeof weights.by, number>> => ({
  score: seen.score,
  gap: Math.min(seen.gap, 2),
  nearest: seen.nearest,
  lead: seen.lead,
  agreement: seen.agreement,
  weighed: seen.weighed,
  covered: seen.covered,
  missing: seen.missing,
  written: seen.written,
  length: Math.min(seen.length, 8) / 8,
});

/** How probable it is that the best answer is the right one, between 0 and 1. */
function confidenceOf(seen: Evidence): number {
  const figures = figuresOf(seen);
  const odds = entriesOf(weights.by).reduce(
    (sum, [name, weight]) => sum + weight * figures[name],
    weights.base,
  );
  return 1 / (1 + Math.exp(-odds));
}

/** From this confidence on an answer is given outright; from the lower one on it is offered with others. */
const outright = 0.82;
/** The same where a word of the question stands in no phrasing at all: it may well be what the question is about. */
const strange = 0.95;
const outrightWithStrange = 0.9;
const offered = 0.05;
/** A word or two may be anything: they are answered when a phrasing is near, and offered when they are likelier. */
const fewWords = 2;
const near = 0.5;
const offeredOfFew = 0.2;
export type Band = 'answer' | 'choose' | 'person';
/** What is done with a question: it is answered, several answers are offered, or a person is. */
export function bandOf(seen: Evidence): Band {
  const confidence = confidenceOf(seen);
  const few = seen.length <= fewWords;
  const enough = seen.missing >= strange ? outrightWithStrange : outright;
  if (confidence >= enough && !seen.guarded && !(few && seen.nearest < near)) return 'answer';
  return confidence >= (few ? offeredOfFew : offered) ? 'choose' : 'person';
}

/** Below it a question is about other things. */
export const leastKnown = 0.5;
