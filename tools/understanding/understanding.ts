import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readSpokenWords } from '../../src/association/spoken.ts';
import { command } from '../../src/command-line/command.ts';
import type { Typed } from '../../src/command-line/declaration.ts';
import { toggle, wholeNumber, word } from '../../src/command-line/flags.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { dialectOf } from '../../src/knowledge/dialect.ts';
import { openHouses } from '../../src/minds.ts';
import { Intents, intentsTold } from './intents-measured.ts';
import { loadLibraries } from './libraries.ts';
import { clausesFound, indexed, paragraphsFound, Squad, type Index } from './passages-measured.ts';

const Found = z.object({
  questions: z.number(),
  passages: z.number(),
  first: z.number(),
  third: z.number(),
  fifth: z.number(),
});
/** A search of somebody else, by the same texts. */
const Searched = z.object({ paragraphs: Found.optional(), clauses: Found });
const Measured = z.object({
  intents: Intents.optional(),
  paragraphs: Found.optional(),
  clauses: Found,
  minisearch: Searched.optional(),
  lunr: Searched.optional(),
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
  second: wholeNumber({
    meaning:
      'the row of --train with which a second variety begins: as many examples of each are learned, too',
    least: 2,
    most: 1_000_000,
    otherwise: undefined,
  }),
  secondTest: wholeNumber({
    meaning: 'the row of --test with which it begins there',
    least: 2,
    most: 1_000_000,
    otherwise: undefined,
  }),
  libraries: toggle('measures MiniSearch, lunr (ar) and nlp.js by the same texts, too'),
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
async function readParagraphs(file: string | undefined): Promise<z.infer<typeof Squad> | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('wrongRequest', `${file}: this file cannot be read.`, { cause });
  });
  const found = Squad.safeParse(JSON.parse(text));
  if (!found.success) throw new Fault('wrongRequest', `${file}: it has not the shape of SQuAD.`);
  return found.data;
}

async function measure({ flags: given }: Typed<typeof flags>): Promise<Measured> {
  const root = productRoot();
  const dialect = dialectOf({
    words: readSpokenWords(join(root, 'locales')),
    where: 'locales/saudi/lexicon.yaml',
  });
  const houses = await openHouses(join(root, 'associations'));
  const squad = await readParagraphs(given.paragraphs);
  const libraries = given.libraries ? await loadLibraries() : undefined;
  const all = [...houses.values()];
  const searched = (index: Index) => ({
    ...(squad && { paragraphs: paragraphsFound(squad, index) }),
    clauses: clausesFound(all, index),
  });
  return {
    intents: await intentsTold(given, { dialect, nlpjs: libraries?.nlpjs }),
    paragraphs: squad && paragraphsFound(squad, indexed()),
    clauses: clausesFound(all, indexed(dialect.words)),
    ...(libraries && { minisearch: searched(libraries.minisearch), lunr: searched(libraries.lunr) }),
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
  text: (found) =>
    Object.entries(found)
      .flatMap(([name, figures]) => (figures ? [`${name.padEnd(12)}${JSON.stringify(figures)}`] : []))
      .join('\n'),
});
