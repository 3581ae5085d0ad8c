import { blur } from '../../../arabic/fold.ts';
import type { Sign } from './said.ts';

const edge = '_';

interface Letter {
  readonly next: Map<number, Letter>;
  /** The number of the piece that ends here. */
  piece?: number;
}

/** Many pieces of texts, each under a number. A text is read once, however many pieces there are. */
class Pieces {
  private readonly first: Letter = { next: new Map() };
  private count = 0;

  /** The number of a piece. */
  add(piece: string): number {
    let at = this.first;
    for (let i = 0; i < piece.length; i += 1) {
      const letter = piece.charCodeAt(i);
      const next = at.next.get(letter) ?? { next: new Map() };
      at.next.set(letter, next);
      at = next;
    }
    at.piece ??= this.count++;
    return at.piece;
  }

  /** By the number of each piece, 1 where it stands in a text. */
  standingIn(text: string): Uint8Array {
    const standing = new Uint8Array(this.count);
    for (let from = 0; from < text.length; from += 1) {
      let at: Letter | undefined = this.first;
      for (let i = from; at; i += 1) {
        if (at.piece !== undefined) standing[at.piece] = 1;
        at = at.next.get(text.charCodeAt(i));
      }
    }
    return standing;
  }
}

const one = (standing: Uint8Array, pieces: readonly number[]): boolean =>
  pieces.some((piece) => standing[piece] === 1);

/** Reads in a folded text which categories it holds a sign of. */
export function signsOf<Category extends string>(
  byCategory: ReadonlyMap<Category, readonly Sign[]>,
): (folded: string) => ReadonlySet<Category> {
  const known = new Pieces();
  const numbersOf = (list: readonly string[]): readonly number[] =>
    list.map((piece) => known.add(blur(piece).replaceAll(edge, ' ')));
  const all = [...byCategory].map(([category, signs]) => ({
    category,
    signs: signs.map((sign) => ({ all: sign.all.map(numbersOf), never: numbersOf(sign.never) })),
  }));
  return (folded) => {
    const standing = known.standingIn(` ${blur(folded)} `);
    const found = all.filter(({ signs }) =>
      signs.some((sign) => sign.all.every((pieces) => one(standing, pieces)) && !one(standing, sign.never)),
    );
    return new Set(found.map(({ category }) => category));
  };
}
