import { z } from 'zod';
import { fixedChance, mistyped } from '../../src/arabic/mistyped.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { learnTexts, type Classifier, type Example } from '../../src/knowledge/classifier.ts';
import type { Dialect } from '../../src/knowledge/dialect.ts';
import { readExamples } from '../understand-intents/table.ts';
import type { Libraries } from './libraries.ts';

/** How many texts were given their label, in the first place and among the first three, in per cent. */
const Told = z.object({ n: z.number(), accuracy: z.number(), top3: z.number() });
type Told = z.infer<typeof Told>;

/** Two varieties, each learned from as few examples of a label as the other. */
const OfBoth = z.object({ first: Told, second: Told });
export const Intents = z.object({
  trainMs: z.number(),
  plain: Told,
  mistyped: Told,
  few: Told,
  fewOfBoth: Told.optional(),
  bothVarieties: OfBoth.optional(),
  /** The same by nlp.js. */
  nlpjs: z.object({ few: Told, bothVarieties: OfBoth.optional() }).optional(),
});
type Intents = z.infer<typeof Intents>;

const percent = (part: number, whole: number): number => Number(((100 * part) / whole).toFixed(1));

function told(classifier: Pick<Classifier, 'rank'>, test: readonly Example[]): Told {
  const places = test.map(({ label, text }) =>
    classifier.rank(text).findIndex((ranked) => ranked.label === label),
  );
  const within = (most: number): number => places.filter((place) => place >= 0 && place < most).length;
  return { n: test.length, accuracy: percent(within(1), test.length), top3: percent(within(3), test.length) };
}

/** Texts with a typing error in a third of their longer words, always the same. */
function withSlips(test: readonly Example[]): readonly Example[] {
  const chance = fixedChance();
  return test.map(({ label, text }) => ({ label, text: mistyped(text, chance) }));
}

/** So many examples of each label, drawn by a fixed chance. */
function drawn(examples: readonly Example[], each: number): readonly Example[] {
  const chance = fixedChance();
  const byLabel = new Map<string, Example[]>();
  for (const one of examples) byLabel.set(one.label, [...(byLabel.get(one.label) ?? []), one]);
  return [...byLabel.values()].flatMap((left) => {
    return Array.from({ length: Math.min(each, left.length) }, () =>
      left.splice(chance(left.length), 1),
    ).flat();
  });
}

/** A classifier as the product's are learned, and how long that takes in milliseconds. */
function learned(
  examples: readonly Example[],
  dialect: Dialect,
): { readonly classifier: Classifier; readonly trainMs: number } {
  const titles = [...new Set(examples.map(({ label }) => label))].map((label) => ({ label, text: label }));
  const since = stopwatch();
  const classifier = learnTexts([...examples, ...titles], { dialect, slips: true });
  return { classifier, trainMs: Math.round(since()) };
}

/** Which files are measured, and how. */
interface Given {
  readonly train: string | undefined;
  readonly test: string | undefined;
  readonly dialect: string | undefined;
  readonly few: number;
  /** The rows (from 1) with which a second variety begins in the two files. */
  readonly second: number | undefined;
  readonly secondTest: number | undefined;
}

/** By what texts are told apart. */
interface By {
  readonly dialect: Dialect;
  readonly nlpjs: Libraries['nlpjs'] | undefined;
}

type Learn = (examples: readonly Example[], test: readonly Example[]) => Promise<Pick<Classifier, 'rank'>>;

const partedAt = (examples: readonly Example[], row: number) =>
  [examples.slice(0, row - 1), examples.slice(row - 1)] as const;

/** Two varieties, by so many examples of each label in both. */
async function ofBoth(
  { few, second, secondTest }: Given,
  { examples, questions }: { readonly examples: readonly Example[]; readonly questions: readonly Example[] },
  learn: Learn,
): Promise<z.infer<typeof OfBoth> | undefined> {
  if (second === undefined || secondTest === undefined) return undefined;
  const [one, two] = partedAt(examples, second);
  const [first, other] = partedAt(questions, secondTest);
  const classifier = await learn([...drawn(one, few), ...drawn(two, few)], questions);
  return { first: told(classifier, first), second: told(classifier, other) };
}

/** As many examples of each label from another file, its every second text told by the others. */
async function ofDialect(
  file: string,
  some: readonly Example[],
  { few, learn }: { readonly few: number; readonly learn: Learn },
): Promise<Told> {
  const spoken = await readExamples(file);
  const test = spoken.filter((_, i) => i % 2 === 1);
  const both = [
    ...some,
    ...drawn(
      spoken.filter((_, i) => i % 2 === 0),
      few,
    ),
  ];
  return told(await learn(both, test), test);
}

/** How well labelled texts are told apart: with everything learned, mistyped, and with few examples. */
export async function intentsTold(given: Given, { dialect, nlpjs }: By): Promise<Intents | undefined> {
  if (given.train === undefined || given.test === undefined) return undefined;
  const [examples, questions] = [await readExamples(given.train), await readExamples(given.test)];
  const own: Learn = (texts) => Promise.resolve(learned(texts, dialect).classifier);
  const theirs: Learn | undefined =
    nlpjs &&
    ((texts, test) =>
      nlpjs(
        texts,
        test.map(({ text }) => text),
      ));
  const { classifier, trainMs } = learned(examples, dialect);
  const some = drawn(given.second === undefined ? examples : partedAt(examples, given.second)[0], given.few);
  const files = { examples, questions };
  return {
    trainMs,
    plain: told(classifier, questions),
    mistyped: told(classifier, withSlips(questions)),
    few: told(await own(some, questions), questions),
    ...(given.dialect !== undefined && {
      fewOfBoth: await ofDialect(given.dialect, some, { few: given.few, learn: own }),
    }),
    ...(given.second !== undefined && { bothVarieties: await ofBoth(given, files, own) }),
    ...(theirs && {
      nlpjs: {
        few: told(await theirs(some, questions), questions),
        ...(given.second !== undefined && { bothVarieties: await ofBoth(given, files, theirs) }),
      },
    }),
  };
}
