import { expect, test } from '@jest/globals';
import { shownFigures } from '../../src/reports/reports.ts';
import { roundedAnswer, roundedAs } from '../../src/reports/numbers/rounded.ts';

test('a number is told as the page writes it, and no finer', () => {
  expect([28.49, 119.4, 122.9, 2880.4, 3000].map((value) => roundedAs(value, 'minutes'))).toEqual([
    28, 119, 126, 2880, 3024,
  ]);
  expect(roundedAs(2.0348842592592593, 'days')).toBe(2);
  expect(roundedAs(1 / 24 + 0.0001, 'days')).toBe(0.0417);
  expect(roundedAs(2 / 3, 'share')).toBe(0.667);
  expect(roundedAs(2 / 3, 'mean')).toBe(0.67);
  expect(roundedAs(12_345, 'count')).toBe(12_345);
});

test.each(shownFigures.map((shown) => [shown.name, shown] as const))(
  'no number that %s shows is finer than it is written',
  (_, shown) => {
    const keys =
      shown.kind === 'tile'
        ? [shown.value, ...Object.values({ ...shown.beside, ...shown.always })].map(({ of, as }) => ({
            of,
            as,
          }))
        : shown.kind === 'table'
          ? shown.columns
          : [];
    for (const { of = '', as } of keys) {
      if (typeof as === 'object' || as === 'text' || as === 'count') continue;
      const told = roundedAnswer({ list: [{ [of]: 1 / 7 }], [of]: 12_345 / 7 }, [shown]);
      expect(told).toEqual({ list: [{ [of]: roundedAs(1 / 7, as) }], [of]: roundedAs(12_345 / 7, as) });
      expect(roundedAs(1 / 7, as)).not.toBe(1 / 7);
    }
  },
);
