import { blur } from '../../../arabic/fold.ts';
import type { Sign } from './said.ts';

const edge = '_';
const asPieces = (list: readonly string[]): readonly string[] =>
  list.map((piece) => blur(piece).replaceAll(edge, ' '));
const holdsOne = (text: string, pieces: readonly string[]): boolean =>
  pieces.some((piece) => text.includes(piece));

/** Reads in a folded text which categories it holds a sign of. */
export function signsOf<Category extends string>(
  byCategory: ReadonlyMap<Category, readonly Sign[]>,
): (folded: string) => ReadonlySet<Category> {
  const all = [...byCategory].map(([category, signs]) => ({
    category,
    signs: signs.map((one) => ({ all: one.all.map(asPieces), never: asPieces(one.never) })),
  }));
  return (folded) => {
    const text = ` ${blur(folded)} `;
    const found = all.filter(({ signs }) =>
      signs.some((one) => one.all.every((pieces) => holdsOne(text, pieces)) && !holdsOne(text, one.never)),
    );
    return new Set(found.map(({ category }) => category));
  };
}
