import { beginningOf, betweenSigns } from '../kernel/signs.ts';

const ends = [/\n{2,}/g, /\n/g, /[.!?؟…]["»)\]\u2069]*\s+/g, /[،,؛;:]\s+/g, /\s+/g];

/** Isolates (U+2066 to U+2069) must not be torn: where one is open a text is not cut. */
function isWhole(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign >= '\u2066' && sign <= '\u2068') open += 1;
    else if (sign === '\u2069') open -= 1;
  }
  return open <= 0;
}

/** Where to cut: after the last paragraph that fits, else the last line, sentence, clause or word, but not far from the end. */
function placeOf(text: string, most: number): number {
  for (const [i, end] of ends.entries()) {
    const places = [...text.slice(0, most + 1).matchAll(end)]
      .map((found) => found.index + found[0].length)
      .filter((place) => place <= most + 1 && isWhole(text.slice(0, place)));
    const last = places.at(-1) ?? 0;
    if (last > (i < 3 ? most / 3 : 0)) return last;
  }
  // A sign that alone is longer than a part is torn between its code points, for it must arrive.
  const hard = most - (/[\ud800-\udbff]/.test(text.charAt(most - 1)) ? 1 : 0);
  return betweenSigns(text, most) || Math.max(1, hard);
}

/** Parts of a text of at most so many UTF-16 units each, cut between sentences where it can be. No word is lost. */
export function split(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const place = placeOf(rest, most);
    parts.push(rest.slice(0, place).trim());
    rest = rest.slice(place).trim();
  }
  return [...parts, rest].filter((part, i) => part !== '' || i === 0);
}

/** The beginning of a label, with an ellipsis, between words where it can be, and never within a sign. */
export function shorten(label: string, most: number): string {
  if (label.length <= most) return label;
  const room = beginningOf(label, most - 1);
  const word = room.lastIndexOf(' ');
  return `${(word > most / 2 ? room.slice(0, word) : room).trim()}…`;
}
