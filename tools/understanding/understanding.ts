import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readSpokenWords } from '../../src/association/spoken.ts';
import { command } from '../../src/command-line/command.ts';
import type { Typed } from '../../src/command-line/declaration.ts';
import { wholeNumber, word } from '../../src/command-line/flags.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { dialectOf, type Dialect } from '../../src/knowledge/dialect.ts';
import { openHouses } from '../../src/minds.ts';
import { readExamples } from '../understand-intents/table.ts';
import { drawn, learned, told, withSlips } from './intents-measured.ts';
import { clausesFound, paragraphsFound, Squad } from './passages-measured.ts';

const Told = z.object({ n: z.number(), accuracy: z.number(), top3: z.number() });
const Found = z.object({
  questions: z.number(),
  passages: z.number(),
  first: z.number(),
  third: z.number(),
  fifth: z.number(),
});
const Measured = z.object({
  intents: z
    .object({ trainMs: z.number(), plain: Told, mistyped: Told, few: Told, fewOfBoth: Told.optional() })
    .optional(),
  paragraphs: Found.optional(),
  clauses: Found,
});
type Measured = z.infer<typeof Measured>;

const flags = {
  train: word({ meaning: 'labelled texts that are learned', value: '<file.csv>', otherwise: undefined }),
  test: word({ meaning: 'labelled texts that are told apart', value: '<file.csv>', otherwise: undefined }),
  dialect: word({
    meaning: 'labelled texts in another dialect: every second one is drawn from, the others are told apart',
    value: '<file.csv>',
    otherwise: undefined,
  }),
  paragraphs: word({
    meaning: 'questions with their paragraphs, in the shape of SQuAD',
    value: '<file.json>',
    otherwise: undefined,
  }),
  few: wholeNumber({
    meaning: 'so many examples a label, where few are learned',
    least: 1,
    most: 100,
    otherwise: 5,
  }),
};
type Flags = Typed<typeof flags>['flags'];

/** How well labelled texts are told apart: with everything learned, mistyped, and with few examples. */
async function intents(
  { train, test, dialect: other, few }: Flags,
  dialect: Dialect,
): Promise<Measured['intents']> {
  if (train === undefined || test === undefined) return undefined;
  const [examples, questions] = [await readExamples(train), await readExamples(test)];
  const { classifier, trainMs } = learned(examples, dialect);
  const some = drawn(examples, few);
  const found = {
    trainMs,
    plain: told(classifier, questions),
    mistyped: told(classifier, withSlips(questions)),
    few: told(learned(some, dialect).classifier, questions),
  };
  if (other === undefined) return found;
  const spoken = await readExamples(other);
  const both = [
    ...some,
    ...drawn(
      spoken.filter((_, i) => i % 2 === 0),
      few,
    ),
  ];
  return {
    ...found,
    fewOfBoth: told(
      learned(both, dialect).classifier,
      spoken.filter((_, i) => i % 2 === 1),
    ),
  };
}

async function paragraphs(file: string | undefined): Promise<Measured['paragraphs']> {
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('wrongRequest', `${file}: this file cannot be read.`, { cause });
  });
  const found = Squad.safeParse(JSON.parse(text));
  if (!found.success) throw new Fault('wrongRequest', `${file}: it has not the shape of SQuAD.`);
  return paragraphsFound(found.data);
}

async function measure({ flags: given }: Typed<typeof flags>): Promise<Measured> {
  const root = productRoot();
  const dialect = dialectOf({
    words: readSpokenWords(join(root, 'locales')),
    where: 'locales/saudi/lexicon.yaml',
  });
  const houses = await openHouses(join(root, 'associations'));
  return {
    intents: await intents(given, dialect),
    paragraphs: await paragraphs(given.paragraphs),
    clauses: clausesFound([...houses.values()], dialect),
  };
}

export const understandingCommand = command({
  name: 'understanding',
  purpose: 'Measures what answers are found by: labelled texts, paragraphs and the clauses of the packs.',
  details: `Files are given by their paths and are no part of the product. Figures are per cent: accuracy and top3 of texts that are given their label in the first
place and among three; first, third and fifth of questions that find their passage there. mistyped has a slip in a third of the longer words.`,
  flags,
  shape: Measured,
  run: measure,
  text: ({ intents: one, paragraphs: two, clauses }) =>
    [
      ...(one ? [`intents     ${JSON.stringify(one)}`] : []),
      ...(two ? [`paragraphs  ${JSON.stringify(two)}`] : []),
      `clauses     ${JSON.stringify(clauses)}`,
    ].join('\n'),
});
