import { join } from 'node:path';
import { z } from 'zod';
import { loadAssociations } from '../../src/association/load.ts';
import type { Association } from '../../src/association/schema.ts';
import { readSpokenWords } from '../../src/association/spoken.ts';
import { command } from '../../src/command-line/command.ts';
import { wholeNumber, word } from '../../src/command-line/flags.ts';
import { amongThose } from '../../src/command-line/terminal.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { dialectFor } from '../../src/knowledge/dialect.ts';
import { figuresOf } from '../../src/knowledge/decision/evidence.ts';
import { fitLogistic, type Case } from './logistic.ts';
import { samplesOf, type Sample } from './samples.ts';
import { strangers } from './strangers.ts';

const Fit = z.object({
  samples: z.number(),
  /** Share of the answerable questions whose best answer is right. */
  first: z.number(),
  base: z.number(),
  by: z.record(z.string(), z.number()),
});

/** So large a share of what members ask is taken for unanswerable. */
const unanswerable = 0.25;

function casesOf(samples: readonly Sample[]): Case[] {
  const answerable = samples.filter((one) => one.answerable).length;
  return samples.map((one) => ({
    figures: Object.values(figuresOf(one.seen)),
    right: one.right,
    weight: one.answerable
      ? (1 - unanswerable) / answerable
      : unanswerable / Math.max(samples.length - answerable, 1),
  }));
}

const flags = {
  association: word({ meaning: 'fits on one association alone', value: '<id>', otherwise: undefined }),
  folds: wholeNumber({
    meaning: 'in how many parts phrasings are left out',
    least: 2,
    most: 16,
    otherwise: 4,
  }),
};

async function fit({
  flags: { association, folds },
}: {
  readonly flags: { readonly association: string | undefined; readonly folds: number };
}): Promise<z.infer<typeof Fit>> {
  const root = productRoot();
  const spoken = readSpokenWords(join(root, 'locales'));
  const there = await loadAssociations(join(root, 'associations'));
  const others: readonly Association[] = [...there.values()];
  const wanted = association === undefined ? others : [amongThose('association', association, there)];
  const samples = wanted.flatMap((one) =>
    samplesOf(one, dialectFor(one, spoken), { others, strangers, folds }),
  );
  const { base, by } = fitLogistic(casesOf(samples));
  const [first] = samples;
  const names = first ? Object.keys(figuresOf(first.seen)) : [];
  const answerable = samples.filter((one) => one.answerable);
  return {
    samples: samples.length,
    first: answerable.filter(({ right }) => right).length / Math.max(answerable.length, 1),
    base: Number(base.toFixed(3)),
    by: Object.fromEntries(names.map((name, k) => [name, Number((by[k] ?? 0).toFixed(3))])),
  };
}

export const fitConfidenceCommand = command({
  name: 'fit-confidence',
  purpose:
    'Fits how sure an answer is by what was seen of a question, over the packs and what they do not answer.',
  details: `Phrasings are left out, and whole answers; what other associations answer and questions about other things are a quarter. What is printed belongs
into src/knowledge/decision/confidence-weights.ts; the questions of the packs (tests/knowledge/gold) tell whether it is better.`,
  flags,
  shape: Fit,
  run: fit,
  text: ({ samples, first, base, by }) =>
    [
      `${samples} samples, the best answer is right in ${(100 * first).toFixed(1)} %`,
      `base: ${base},`,
      ...Object.entries(by).map(([name, weight]) => `${name}: ${weight},`),
    ].join('\n'),
});
