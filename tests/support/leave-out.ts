import type { Answer, Association } from '../../src/association/schema.ts';
import { join } from 'node:path';
import { readSpokenWords } from '../../src/association/spoken.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { dialectFor } from '../../src/knowledge/dialect.ts';
import { keeping } from './learned.ts';
import { openKnowledge, type Found, type Knowledge } from '../../src/knowledge/knowledge.ts';

/** A phrasing of a pack as a member's question that the knowledge has never seen. */
export interface LeftOut {
  readonly text: string;
  readonly answer: string;
  readonly knowledge: Knowledge;
}

const folds = 4;
const spoken = readSpokenWords(join(productRoot(), 'locales'));

/**
 * Every Arabic phrasing of a pack with a knowledge that was trained without it: a quarter of the phrasings is left out at a time; of these
 * quarters every `nth`.
 */
export function leftOut({ answers, ...rest }: Association, nth = 1): LeftOut[] {
  return Array.from({ length: folds / nth }, (_, i) => {
    const fold = i * nth;
    const held: { text: string; answer: string }[] = [];
    const kept = answers.map((answer): Answer => {
      let at = 0;
      const keep = (texts: readonly string[]): string[] =>
        texts.filter((text) => {
          at += 1;
          if ((at - 1) % folds !== fold) return true;
          held.push({ text, answer: answer.id });
          return false;
        });
      const msa = keep(answer.phrasings.msa);
      return { ...answer, phrasings: { ...answer.phrasings, msa, saudi: keep(answer.phrasings.saudi) } };
    });
    const association = { ...rest, answers: kept };
    const knowledge = openKnowledge(association, { dialect: dialectFor(association, spoken), ...keeping });
    return held.map((one) => ({ ...one, knowledge }));
  }).flat();
}

export type Outcome = 'right' | 'wrong' | 'offered' | 'notOffered' | 'none';
export function outcomeOf(found: Found, answer: string): Outcome {
  if (found.kind === 'sure') return found.answer === answer ? 'right' : 'wrong';
  if (found.kind === 'none') return 'none';
  return found.candidates.some(({ id }) => id === answer) ? 'offered' : 'notOffered';
}
