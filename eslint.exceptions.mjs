// How long a function may be and how many parameters it may have, and the places where that does not hold: none.
// tests/architecture/exceptions.test.ts holds the list against the sources: it stays empty.
const linesUpTo = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];
const rooms = ['src', 'flows', 'adapters', 'tools'];

export const limits = [
  {
    files: rooms.map((room) => `${room}/**/*.ts`),
    rules: { 'max-lines-per-function': linesUpTo(40), 'max-params': ['error', 3] },
  },
  {
    files: rooms.map((room) => `${room}/**/*.tsx`),
    rules: { 'max-lines-per-function': linesUpTo(70), 'max-params': ['error', 3] },
  },
];

/** For each file: how many of its functions pass which limit. */
export const exceptions = {};
