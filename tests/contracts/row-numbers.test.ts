import { expect, test } from '@jest/globals';
import { Ending, Transfer } from '../../src/contract/desk.ts';
import { Reveal } from '../../src/contract/reveal.ts';

test.each([
  ['transfer', (n: number) => Transfer.safeParse({ to: n })],
  ['close', (n: number) => Ending.safeParse({ seen: n })],
  ['reveal', (n: number) => Reveal.safeParse({ line: n })],
])('%s takes numbers that a row can have, and refuses others before the database does', (_, parse) => {
  for (const n of [0, 1, 2 ** 31 - 1]) expect(parse(n).success).toBe(true);
  for (const n of [-1, 2 ** 31, 2 ** 53 - 1, 1.5, Number.NaN]) expect(parse(n).success).toBe(false);
});
