import { placeNamed } from '../../fields/choice.ts';
import type { Meaning } from '../events.ts';

const stars = /^(?:⭐️?|★|🌟)+$/u;
/** A rating in stars, or by its number. */
export function understandRating(text: string): Meaning | undefined {
  const trimmed = text.trim();
  const count = stars.test(trimmed) ? Array.from(trimmed.replace(/\ufe0f/g, '')).length : placeNamed(text);
  if (count === undefined) return undefined;
  return count >= 1 && count <= 5
    ? { kind: 'choice', choice: `score-${count}`, act: 'typed' }
    : { kind: 'unclear' };
}
