/** A part of a text: as it is in every copy, or what each copy has of its own; moments (milliseconds since the epoch) and days are moved. */
export type Piece =
  | string
  | { readonly own: string }
  | { readonly moment: number }
  | { readonly day: string };

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const aMoment = String.raw`\b1[5-9]\d{11}\b`;
const aDay = String.raw`\b20\d\d-\d\d-\d\d(?!\d)`;

function pieceOf(found: string, owns: ReadonlySet<string>): Piece {
  if (owns.has(found)) return { own: found };
  return found.includes('-') ? { day: found } : { moment: Number(found) };
}

/** Cuts a text where these words, moments and days stand in it. */
export function cut(text: string, owns: ReadonlySet<string>): readonly Piece[] {
  const longestFirst = [...owns].toSorted((one, other) => other.length - one.length);
  const sought = new RegExp([...longestFirst.map(escaped), aMoment, aDay].join('|'), 'g');
  const pieces: Piece[] = [];
  let after = 0;
  for (const { 0: found, index } of text.matchAll(sought)) {
    if (index > after) pieces.push(text.slice(after, index));
    pieces.push(pieceOf(found, owns));
    after = index + found.length;
  }
  if (after < text.length) pieces.push(text.slice(after));
  return pieces;
}

/** What a copy has instead of its pattern. */
export interface Own {
  /** What stands in the place of each word. */
  readonly words: ReadonlyMap<string, string>;
  /** By how many milliseconds everything is moved: whole days. */
  readonly by: number;
}

export const dayMoved = (day: string, by: number): string =>
  new Date(Date.parse(day) + by).toISOString().slice(0, 10);

/** The text as a copy has it. */
export const joined = (pieces: readonly Piece[], { words, by }: Own): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('own' in piece) return words.get(piece.own) ?? piece.own;
      return 'day' in piece ? dayMoved(piece.day, by) : String(piece.moment + by);
    })
    .join('');
