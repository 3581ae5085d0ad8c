import { expect, test } from '@jest/globals';
import { quantile } from '../../src/reports/numbers/quantile.ts';
import { spanOf, wholeMonths } from '../../src/reports/span.ts';

const now = Date.UTC(2026, 10, 30, 9);

test.each([
  '2026-02-30',
  '2026-11-31',
  '2026-02-29',
  '2100-02-29',
  '0000-01-01',
  '0001-01-01',
  '1448-01-01',
  '9999-12-31',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '2026-11-30T00:00',
  ' 2026-11-30',
  '٢٠٢٦-١١-٣٠',
  '30/11/2026',
  'today',
  '',
])('a span from or to %j is refused with words', (day) => {
  const words = /must be Gregorian days that exist/;
  expect(() => spanOf('rahat', { from: day, to: '2026-12-01' }, now)).toThrow(words);
  expect(() => spanOf('rahat', { from: '2026-11-01', to: day }, now)).toThrow(words);
});

test('a span of days that exist is as it was asked for, a leap day among them', () => {
  const span = { association: 'rahat', channel: null, service: null };
  const wanted = { from: '2028-02-29', to: '2028-03-01' };
  expect(spanOf('rahat', wanted, now)).toEqual({ ...span, ...wanted });
  expect(spanOf('rahat', {}, now)).toEqual({ ...span, from: '2026-11-01', to: '2026-11-30' });
});

test('a span that ends before it begins, or is longer than two years, is refused', () => {
  const words = /must not end before it begins/;
  expect(() => spanOf('rahat', { from: '2026-11-02', to: '2026-11-01' }, now)).toThrow(words);
  expect(() => spanOf('rahat', { from: '2024-01-01', to: '2026-11-01' }, now)).toThrow(words);
});

test.each([
  ['2026-11-01', '2026-11-30', '2026-11-01', '2026-12-01'],
  ['2026-10-31', '2026-12-30', '2026-11-01', '2026-12-01'],
  ['2024-12-02', '2026-12-02', '2025-01-01', '2026-12-01'],
  ['2028-01-31', '2028-02-29', '2028-02-01', '2028-03-01'],
  ['2026-11-02', '2026-11-30', '2026-12-01', '2026-12-01'],
  ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-02'],
])('the whole months from %s to %s begin at %s and end before %s', (from, to, first, end) => {
  expect(wholeMonths({ from, to })).toEqual({ first, end });
});

test('a quantile of values that were put together is that of the values one by one', () => {
  const alike = [
    { value: 9, count: 1 },
    { value: 2, count: 3 },
    { value: 5, count: 2 },
  ];
  // 2 2 2 5 5 9
  expect([0, 0.5, 0.9, 1].map((part) => quantile(alike, part))).toEqual([2, 3.5, 7, 9]);
  expect(quantile([], 0.5)).toBe(null);
});
