import type { Association } from '../../association/schema.ts';
import { words } from '../../arabic/fold.ts';
import { mayNamePlace, placeIn, type Place, type Step } from './place.ts';

/** So many words ask for an article at most; whoever writes more tells a story in which one occurs. */
const mostWords = 14;
const longest = 200;

const has = (steps: readonly Step[], { unit, number }: Step): boolean =>
  steps.some((step) => step.number === number && step.unit === unit);
const numbersIn = (steps: readonly Step[]): string => steps.map(({ number }) => number).join(' ');
/** Whether a place has a step by another of the names for what stands inside an article. */
const hasPart = (steps: readonly Step[], { unit, number }: Step): boolean =>
  steps.some((step) => step.number === number && (step.unit === 'article') === (unit === 'article'));

/** How many of the words that a member says besides the number stand in a place. */
const namedBy = ({ around }: Place, asked: Place): number =>
  [...asked.around].filter((word) => around.has(word)).length;

/** Of some places those that stand highest. */
function highest<T>(all: readonly T[], valueOf: (one: T) => number): readonly T[] {
  const most = Math.max(...all.map(valueOf));
  return all.filter((one) => valueOf(one) === most);
}

/**
 * The clauses at the place that a text names by its number ("المادة ٤", "البند ٣ من خطوات التعامل", "article four"), looked up and never searched: one
 * where the place is clear, several where the number stands in more than one chapter, none where the document has no such place. Undefined for a
 * text that names no place.
 */
export function articlesOf({ clauses }: Association): (text: string) => readonly string[] | undefined {
  const places = clauses.map(({ id, place }) => {
    const { steps, around } = placeIn(place.ar);
    return { id, steps, around: new Set([...around, ...placeIn(place.en ?? '').around]) };
  });
  return (text) => {
    if (text.length > longest || !mayNamePlace(text) || words(text).length > mostWords) return undefined;
    const asked = placeIn(text);
    if (asked.steps.length === 0) return undefined;
    const exact = places.filter(({ steps }) => asked.steps.every((step) => has(steps, step)));
    // Members say "paragraph" or "article" where the document says "item".
    const parts = places.filter(({ steps }) => asked.steps.every((step) => hasPart(steps, step)));
    const numbered = places.filter(({ steps }) => numbersIn(steps) === numbersIn(asked.steps));
    const found = [exact, parts, numbered].find(({ length }) => length > 0) ?? [];
    if (found.length === 0) return [];
    const chapter = highest(found, (one) => namedBy(one, asked));
    const [first] = chapter;
    const elsewhere = Math.max(...places.map((one) => namedBy(one, asked)));
    if (first && namedBy(first, asked) < elsewhere) return [];
    return highest(chapter, ({ steps }) => -steps.length).map(({ id }) => id);
  };
}
