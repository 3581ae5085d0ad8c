import type { Association } from '../../association/schema.ts';
import { bandOf, type Evidence } from './evidence.ts';
import type { Ranking } from '../learned.ts';
import type { Passages } from '../passages.ts';

/** Something that may answer: an approved answer or a clause, by its id. */
export interface Candidate {
  readonly from: 'answer' | 'clause';
  readonly id: string;
}

/**
 * What is known about a question. `sure`: say it; `also`: of a message that asks several things, the other answers. `maybe`: let the member choose.
 * `none`: a person must answer.
 */
export type Found =
  | { readonly kind: 'sure'; readonly answer: string; readonly also?: readonly string[] }
  | { readonly kind: 'maybe'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'none' };

const mostOffered = 3;

/** Three candidates: close answers, and the clause nearest to the question that none of them cites, where there is room. */
function candidatesFor(
  { ranked, close }: Ranking,
  { answers }: Association,
  nearestClauses: ReturnType<Passages['search']>,
): Candidate[] {
  const ids = ranked.slice(0, Math.min(Math.max(close, 2), mostOffered));
  const cited = new Set(answers.filter(({ id }) => ids.includes(id)).map(({ clause }) => clause));
  const clause = nearestClauses.find(({ id }) => !cited.has(id));
  const found: Candidate[] = [
    ...ids.map((id) => ({ from: 'answer', id }) as const),
    ...(clause ? [{ from: 'clause', id: clause.id } as const] : []),
  ];
  return found.slice(0, mostOffered);
}

/** What is done with one question, by what was seen of it. */
export function decide(
  association: Association,
  seen: Evidence & Ranking,
  clauses: () => ReturnType<Passages['search']>,
): Found {
  const band = bandOf(seen);
  if (band === 'answer') return { kind: 'sure', answer: seen.best };
  return band === 'person'
    ? { kind: 'none' }
    : { kind: 'maybe', candidates: candidatesFor(seen, association, clauses()) };
}

const candidatesOf = (found: Found): readonly Candidate[] => {
  if (found.kind === 'none') return [];
  return found.kind === 'sure' ? [{ from: 'answer', id: found.answer }] : found.candidates;
};

const mostTogether = 4;

/** The first candidate of each part, then the second of each, each once. */
function inTurns(lists: readonly (readonly Candidate[])[]): Candidate[] {
  const found: Candidate[] = [];
  for (let place = 0; place < mostOffered; place += 1)
    for (const list of lists) {
      const one = list[place];
      if (one && !found.some(({ from, id }) => from === one.from && id === one.id)) found.push(one);
    }
  return found.slice(0, mostTogether);
}

/** What is done with a message that asks several things: all are answered, or all are offered. Parts that ask nothing known are passed over. */
export function together(parts: readonly Found[], whole: () => Found): Found {
  const known = parts.filter(({ kind }) => kind !== 'none');
  const [only] = known;
  if (!only) return whole();
  if (known.length === 1) return parts.length === known.length ? only : ofOne(only, whole());
  const answers = [...new Set(known.flatMap((found) => (found.kind === 'sure' ? [found.answer] : [])))];
  if (known.every(({ kind }) => kind === 'sure')) {
    const [answer = '', ...also] = answers;
    return { kind: 'sure', answer, ...(also.length > 0 && { also }) };
  }
  return { kind: 'maybe', candidates: inTurns(known.map(candidatesOf)) };
}

/** Where one part alone is known, and another is not: the whole is answered when both readings agree. */
function ofOne(part: Found, whole: Found): Found {
  if (part.kind === 'sure' && whole.kind === 'sure' && part.answer === whole.answer) return part;
  const candidates = inTurns([candidatesOf(part), candidatesOf(whole)]);
  return candidates.length > 0 ? { kind: 'maybe', candidates } : whole;
}
