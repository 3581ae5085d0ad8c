const alphabets = ['ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإئؤآ', 'abcdefghijklmnopqrstuvwxyz'];
const seed = 0x5eed;
const shortest = 4;
/** One word in so many is mistyped. */
const oneIn = 3;

/** Chance that is the same every time; each call answers a whole number from 0 to below `below`. */
export function fixedChance(): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Chance = ReturnType<typeof fixedChance>;

/** Any letter of the alphabet that a letter belongs to. */
const slipped = (letter: string, chance: Chance): string => {
  const alphabet = alphabets.find((one) => one.includes(letter)) ?? letter;
  return alphabet[chance(alphabet.length)] ?? letter;
};

const slips: readonly ((word: string, at: number, chance: Chance) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at, chance) => word.slice(0, at) + slipped(word[at] ?? '', chance) + word.slice(at),
  (word, at, chance) => word.slice(0, at) + slipped(word[at] ?? '', chance) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
];

/** A text as somebody types it in haste: a letter of every third longer word is left out, doubled, another, or comes too early. */
export const mistyped = (text: string, chance: Chance): string =>
  text
    .split(' ')
    .map((word) =>
      word.length < shortest || chance(oneIn) !== 0
        ? word
        : (slips[chance(slips.length)]?.(word, chance(word.length), chance) ?? word),
    )
    .join(' ');
