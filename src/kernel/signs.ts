const signs = new Intl.Segmenter('ar', { granularity: 'grapheme' });
/** A family of emoji has some thirty units; whoever heaps more marks on a letter than this is not writing. */
const longestSign = 128;
/** Half of a flag: two of these letters are one, and where they stand in a row only counting from the first tells which two. */
const flagLetter = /\p{RI}$/u;
/** Units of one. */
const letterLength = 2;

/** The nearest place at or after `from` at which a flag is not cut in two. */
function notWithinFlag(text: string, from: number): number {
  let first = from;
  while (first >= letterLength && flagLetter.test(text.slice(first - letterLength, first)))
    first -= letterLength;
  const isWithin = ((from - first) / letterLength) % 2 === 1;
  return isWithin ? from + letterLength : from;
}

/**
 * The last place at or before `end` that lies between two signs as people see them: no letter loses its marks, no emoji its parts. 0 where
 * the first sign is longer than that.
 */
export function betweenSigns(text: string, end: number): number {
  if (end >= text.length) return text.length;
  let from = Math.max(0, end - longestSign);
  // Half of a pair is no beginning.
  if (/[\udc00-\udfff]/.test(text.charAt(from))) from += 1;
  from = notWithinFlag(text, from);
  let found = from;
  for (const { index, segment } of signs.segment(text.slice(from, end + longestSign))) {
    const after = from + index + segment.length;
    if (after > end) break;
    found = after;
  }
  return found;
}

/** The beginning of a text, at most so many UTF-16 units of whole signs. */
export const beginningOf = (text: string, most: number): string => text.slice(0, betweenSigns(text, most));

/** The end of a text, at most so many UTF-16 units of whole signs. */
export function endOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const from = text.length - most;
  const before = betweenSigns(text, from);
  const [first = ''] = Array.from(
    signs.segment(text.slice(before, before + longestSign)),
    ({ segment }) => segment,
  );
  return text.slice(before < from ? before + first.length : from);
}
