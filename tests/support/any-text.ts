import fc from 'fast-check';

const codePoint = fc.oneof(fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }));

/**
 * Text of any code points, at most so many. As `fc.string({ unit: 'binary' })`, which draws up a table of a million characters first: 2 s and 100 MB
 * in each file of tests.
 */
export const anyText = (maxLength?: number): fc.Arbitrary<string> =>
  fc
    .array(codePoint, maxLength === undefined ? {} : { maxLength })
    .map((points) => String.fromCodePoint(...points));
