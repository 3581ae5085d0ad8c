import { join } from 'node:path';
import { z } from 'zod';
import { readSpokenWords } from '../../src/association/spoken.ts';
import { command } from '../../src/command-line/command.ts';
import { word } from '../../src/command-line/flags.ts';
import { Mistyped } from '../../src/command-line/terminal.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { learnTexts, type Classifier, type Example } from '../../src/knowledge/classifier.ts';
import { dialectOf } from '../../src/knowledge/dialect.ts';
import { readExamples } from './table.ts';

const Result = z.object({
  n: z.number(),
  accuracy: z.number(),
  top3: z.number(),
  trainMs: z.number(),
  msEach: z.number(),
});
type Result = z.infer<typeof Result>;

const flags = {
  train: word({ meaning: 'labelled texts that are learned', value: '<file.csv>', otherwise: undefined }),
  test: word({ meaning: 'labelled texts that are told apart', value: '<file.csv>', otherwise: undefined }),
};

const percent = (part: number, whole: number): number => Number(((100 * part) / whole).toFixed(2));

/** How many of the texts are given their label, in the first place and among the first three. */
function told(classifier: Pick<Classifier, 'rank'>, test: readonly Example[]): Omit<Result, 'trainMs'> {
  const since = stopwatch();
  const places = test.map(({ label, text }) =>
    classifier.rank(text).findIndex((ranked) => ranked.label === label),
  );
  const msEach = Number((since() / test.length).toFixed(4));
  const within = (most: number): number => places.filter((place) => place >= 0 && place < most).length;
  const n = test.length;
  return { n, accuracy: percent(within(1), n), top3: percent(within(3), n), msEach };
}

/** What a label is called is one more example of it. */
const withTitles = (examples: readonly Example[]): Example[] => [
  ...examples,
  ...[...new Set(examples.map(({ label }) => label))].map((label) => ({
    label,
    text: label.replace(/[_-]/g, ' '),
  })),
];

export const intentsCommand = command({
  name: 'understand-intents',
  script: 'understand:intents',
  purpose: 'Learns to tell labelled texts apart and tells how well: as answers and intents are learned.',
  details: `Both files are CSV with a header that names the columns label and text. accuracy and top3 are shares in percent, trainMs is the time of learning, msEach that of a text.`,
  flags,
  shape: Result,
  async run({ flags: { train, test } }) {
    if (train === undefined) throw new Mistyped('--train is missing.');
    if (test === undefined) throw new Mistyped('--test is missing.');
    const [examples, questions] = [await readExamples(train), await readExamples(test)];
    const dialect = dialectOf({
      words: readSpokenWords(join(productRoot(), 'locales')),
      where: 'locales/saudi/lexicon.yaml',
    });
    const since = stopwatch();
    const classifier = learnTexts(withTitles(examples), { dialect, slips: true });
    const trainMs = Math.round(since());
    const { n, accuracy, top3, msEach } = told(classifier, questions);
    return { n, accuracy, top3, trainMs, msEach };
  },
  text: (result) => JSON.stringify(result),
});
