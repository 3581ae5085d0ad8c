import { betweenSigns } from '../kernel/signs.ts';

/** A text as far as it is read, and whether that is all of it. */
interface CutText {
  readonly text: string;
  readonly cut: boolean;
}

/** What folding may make of a text: some signs (ﷺ, ligatures, "…") are several letters to whoever compares words. */
const mostGrowth = 2;

const grownLength = (text: string): number => text.normalize('NFKC').length;
/** No sign becomes more letters than ﷺ does. */
const mostOfOne = 18;

/**
 * The beginning of a text, at most `most` UTF-16 units long, and at most twice as many after folding. It ends between two signs as people see
 * them: no letter loses its marks, no emoji its parts. A sign that alone is longer than that is left out.
 */
export function cutText(text: string, most: number): CutText {
  const grown = most * mostGrowth;
  if (text.length * mostOfOne <= grown) return { text, cut: false };
  if (text.length <= most && grownLength(text) <= grown) return { text, cut: false };
  let kept = text.slice(0, betweenSigns(text, most));
  for (let length = grownLength(kept); length > grown; length = grownLength(kept)) {
    const end = Math.min(kept.length - 1, Math.floor((kept.length * grown) / length));
    kept = kept.slice(0, betweenSigns(kept, end));
  }
  return { text: kept, cut: true };
}
