/** The consonants of the words of a text. */
export type Bones = ReadonlySet<string>;

/** How much of a question, given by its words' consonants, each of several texts covers: rare words weigh more than common ones. */
export interface Coverage {
  /** For each text the weighed share of the question's words that stand in it, between 0 and 1. */
  of(question: Bones): Float64Array;
  /** The weighed share of the question's words that stand in any text, between 0 and 1. */
  known(question: Bones): number;
  /** How rare the rarest word of the question is that the i-th text lacks: 1 for a word that no text holds, 0 when it lacks none. */
  missing(question: Bones, i: number): number;
}

/** A word that no text holds counts as one that half a text held: what nobody ever wrote down speaks against every answer. */
const unseen = 0.5;

/** `held[i]` are those of the i-th answer's texts; `weighBy` tells how rare a word is, by default the same texts. */
export function coverageOf(held: readonly Bones[], weighBy: readonly Bones[] = held): Coverage {
  const spread = new Map<string, number>();
  for (const bones of weighBy) for (const one of bones) spread.set(one, (spread.get(one) ?? 0) + 1);
  const rarity = (one: string): number => Math.log(1 + weighBy.length / (spread.get(one) ?? unseen));
  const weighed = (question: Bones): (readonly [string, number])[] =>
    [...question].map((one) => [one, rarity(one)] as const);
  const rarest = Math.log(1 + weighBy.length / unseen);
  return {
    known(question) {
      const asked = weighed(question);
      const all = asked.reduce((sum, [, weight]) => sum + weight, 0) || 1;
      return asked.reduce((sum, [one, weight]) => (spread.has(one) ? sum + weight : sum), 0) / all;
    },
    missing: (question, i) =>
      weighed(question).reduce(
        (most, [one, weight]) => (held[i]?.has(one) === true ? most : Math.max(most, weight)),
        0,
      ) / rarest,
    of(question) {
      const asked = weighed(question);
      const all = asked.reduce((sum, [, weight]) => sum + weight, 0) || 1;
      return Float64Array.from(
        held,
        (bones) => asked.reduce((sum, [one, weight]) => (bones.has(one) ? sum + weight : sum), 0) / all,
      );
    },
  };
}
