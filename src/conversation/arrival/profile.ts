import { cleanLine } from '../../arabic/clean.ts';
import { beginningOf } from '../../kernel/signs.ts';

const longest = 60;

/** The name of a profile as it is kept: on one line, at most so long; undefined for one without a letter, which names nobody. */
export function profileOf(text: string | undefined): string | undefined {
  const name = beginningOf(cleanLine(text ?? ''), longest).trim();
  return /\p{L}/u.test(name) ? name : undefined;
}
