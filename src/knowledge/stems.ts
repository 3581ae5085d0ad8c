/** What stands before a word: conjunctions, prepositions and the article, in writing and in speech (هال, عال). */
const openings = ['وبال', 'وكال', 'فبال', 'وال', 'بال', 'كال', 'فال', 'هال', 'عال', 'ولل', 'لل', 'ال'];
const endings = 'هما كما تين تان ها ان ات ون ين يه يا هم هن كم كن نا وا ني ه ي ك ت'.split(' ');
const leastLetters = 3;
/** A word that begins like these has its و as a letter of its own. */
const ownLetter = /^(?:ول|وق|وص|وث|ور)/;

const withoutEnding = (word: string): string => {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= leastLetters);
  return ending === undefined ? word : word.slice(0, -ending.length);
};

/** A folded word without what stands before it and at most two endings; at least three letters are left. */
export function stemOf(word: string): string {
  if (word.length <= leastLetters || /\d/.test(word)) return word;
  const opening = openings.find((one) => word.startsWith(one) && word.length - one.length >= leastLetters);
  let bare = opening === undefined ? word : word.slice(opening.length);
  if (bare.length >= 5 && bare.startsWith('و') && !ownLetter.test(bare)) bare = bare.slice(1);
  return withoutEnding(withoutEnding(bare));
}

/** The consonants of a stem without the letters that verbs begin with: forms of one root mostly meet here. */
export function skeletonOf(stem: string): string {
  const bare =
    stem.length >= 6 && /^[ايتنم]ست/.test(stem)
      ? stem.slice(3)
      : stem.length >= 4 && /^[يتنم]/.test(stem)
        ? stem.slice(1)
        : stem;
  const bones = bare.replace(/[اويه]/g, '').replace(/(.)\1/g, '$1');
  return bones.length >= 2 ? bones : bare;
}
