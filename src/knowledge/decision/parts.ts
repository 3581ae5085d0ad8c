import { words } from '../../arabic/fold.ts';
import { isAsker } from '../asking.ts';

const mostParts = 3;
const shortestPart = 2;

/** "and when", "and how": the conjunction and a word that asks. */
const opensAnother = (word: string, next: string): boolean =>
  (word.startsWith('و') && isAsker(word.slice(1))) || ((word === 'و' || word === 'and') && isAsker(next));

/**
 * The questions of a message that asks several: parted at question marks, lines, and where "and" stands before a word that asks. Undefined for a message
 * that asks one thing. Parts of one word belong to what stands before them.
 */
export function partsOf(text: string): readonly string[] | undefined {
  const parts: string[][] = [];
  for (const sentence of text.split(/[؟?\n]+/)) {
    const list = words(sentence);
    let part: string[] = [];
    list.forEach((word, i) => {
      if (
        part.length >= shortestPart &&
        list.length - i >= shortestPart &&
        opensAnother(word, list[i + 1] ?? '')
      ) {
        parts.push(part);
        part = [];
      }
      part.push(word);
    });
    if (part.length >= shortestPart) parts.push(part);
  }
  return parts.length > 1 ? parts.slice(0, mostParts).map((part) => part.join(' ')) : undefined;
}
