import { fixedChance, mistyped } from '../../src/arabic/mistyped.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { learnTexts, type Classifier, type Example } from '../../src/knowledge/classifier.ts';
import type { Dialect } from '../../src/knowledge/dialect.ts';

/** How many texts were given their label, in the first place and among the first three, in per cent. */
export interface Told {
  readonly n: number;
  readonly accuracy: number;
  readonly top3: number;
}

const percent = (part: number, whole: number): number => Number(((100 * part) / whole).toFixed(1));

export function told(classifier: Classifier, test: readonly Example[]): Told {
  const places = test.map(({ label, text }) =>
    classifier.rank(text).findIndex((ranked) => ranked.label === label),
  );
  const within = (most: number): number => places.filter((place) => place >= 0 && place < most).length;
  return { n: test.length, accuracy: percent(within(1), test.length), top3: percent(within(3), test.length) };
}

/** Texts with a typing error in a third of their longer words, always the same. */
export function withSlips(test: readonly Example[]): readonly Example[] {
  const chance = fixedChance();
  return test.map(({ label, text }) => ({ label, text: mistyped(text, chance) }));
}

/** So many examples of each label, drawn by a fixed chance. */
export function drawn(examples: readonly Example[], each: number): readonly Example[] {
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
export function learned(
  examples: readonly Example[],
  dialect: Dialect,
): { readonly classifier: Classifier; readonly trainMs: number } {
  const titles = [...new Set(examples.map(({ label }) => label))].map((label) => ({ label, text: label }));
  const since = stopwatch();
  const classifier = learnTexts([...examples, ...titles], { dialect, slips: true });
  return { classifier, trainMs: Math.round(since()) };
}
