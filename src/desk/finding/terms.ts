import { plain } from '../../arabic/clean.ts';
import { fold } from '../../arabic/fold.ts';
import { stemOf } from '../../knowledge/stems.ts';

/** Something by which a conversation is found: a word by its stem, how a word of a name begins, how a number ends. */
export type Term = `${'word' | 'start' | 'end'} ${string}`;

const starts = { least: 3, most: 5 } as const;
const ends = { least: 4, most: 9 } as const;

const wordsIn = (text: string): readonly string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word.length >= 2);

const wordTerm = (word: string): Term => `word ${stemOf(word)}`;

/** The terms of what somebody wrote. */
export const termsOfText = (text: string): readonly Term[] => wordsIn(text).map(wordTerm);

/** The terms of a name: each of its words, and how each begins. */
export const termsOfName = (text: string): readonly Term[] =>
  wordsIn(text).flatMap((word) => [wordTerm(word), ...startsOf(word)]);

function startsOf(word: string): Term[] {
  const found: Term[] = [];
  for (let length = starts.least; length <= Math.min(starts.most, word.length); length += 1)
    found.push(`start ${word.slice(0, length)}`);
  return found;
}

/** The figures of a number without what only says in which country it is: `+966`, `00966`, `05` and ٠٥ lead to the same. */
export const figuresOf = (text: string): string =>
  plain(text)
    .replace(/\D/g, '')
    .replace(/^(?:00966|966(?=\d{8}))/u, '')
    .replace(/^0/u, '');

/** The terms of a telephone number: how it ends. */
export function termsOfNumber(text: string): readonly Term[] {
  const figures = figuresOf(text);
  const found: Term[] = [];
  for (let length = ends.least; length <= Math.min(ends.most, figures.length); length += 1)
    found.push(`end ${figures.slice(-length)}`);
  return found;
}

/** One thing that somebody looks for: a word, figures, or both in one. */
export interface Sought {
  readonly word?: string;
  readonly figures?: string;
}

const asFigures = (text: string): Pick<Sought, 'figures'> => {
  const figures = figuresOf(text);
  return figures.length >= ends.least ? { figures } : {};
};

/** What a query looks for: all of it must be found. Empty where it says too little. */
export function soughtIn(query: string): readonly Sought[] {
  const words = wordsIn(query);
  // A number is written with spaces, too.
  if (!/\p{L}/u.test(plain(query))) {
    const whole = { ...(words.length === 1 && { word: words[0] ?? '' }), ...asFigures(query) };
    return Object.keys(whole).length === 0 ? [] : [whole];
  }
  return words.map((word) => ({ word, ...(/^\d+$/u.test(word) && asFigures(word)) }));
}

/** The terms of which a conversation has at least one, in which the sought may stand. */
export function termsOfSought({ word, figures }: Sought): readonly Term[] {
  const start = word !== undefined && word.length >= starts.least ? word.slice(0, starts.most) : undefined;
  return [
    ...(word === undefined ? [] : [wordTerm(word)]),
    ...(start === undefined ? [] : ([`start ${start}`] as const)),
    ...(figures === undefined ? [] : ([`end ${figures.slice(-ends.most)}`] as const)),
  ];
}

/** Whether a text says what is sought. */
export const saysIt = ({ word }: Sought, text: string): boolean =>
  word !== undefined && wordsIn(text).some((one) => stemOf(one) === stemOf(word));
/** Whether a word of a name is it, or begins with it. */
export const namesIt = ({ word }: Sought, name: string): boolean =>
  word !== undefined && wordsIn(name).some((one) => one.startsWith(word) || stemOf(one) === stemOf(word));
/** Whether a number ends with it. */
export const endsWithIt = ({ figures }: Sought, number: string): boolean =>
  figures !== undefined && figuresOf(number).endsWith(figures.slice(-ends.most));
