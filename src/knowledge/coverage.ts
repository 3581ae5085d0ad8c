import { bonesOf } from './features.ts';

/** How much of a question each of several texts covers: rare words weigh more than common ones. */
export interface Coverage {
  /** For each text the weighed share of the question's words that stand in it, between 0 and 1. */
  of(question: string): Float64Array;
}

/** A word that no text holds counts as one that half a text held: what nobody ever wrote down speaks against every answer. */
const unseen = 0.5;

/** `texts[i]` are the texts of the i-th answer; `weighBy` tells how rare a word is, by default the texts themselves. */
export function coverageOf(texts: readonly string[], weighBy: readonly string[] = texts): Coverage {
  const held = texts.map(bonesOf);
  const spread = new Map<string, number>();
  for (const bones of weighBy.map(bonesOf))
    for (const one of bones) spread.set(one, (spread.get(one) ?? 0) + 1);
  const rarity = (one: string): number => Math.log(1 + weighBy.length / (spread.get(one) ?? unseen));
  return {
    of(question) {
      const asked = [...bonesOf(question)].map((one) => [one, rarity(one)] as const);
      const all = asked.reduce((sum, [, weight]) => sum + weight, 0) || 1;
      return Float64Array.from(
        held,
        (bones) => asked.reduce((sum, [one, weight]) => (bones.has(one) ? sum + weight : sum), 0) / all,
      );
    },
  };
}
