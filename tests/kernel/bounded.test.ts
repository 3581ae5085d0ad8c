import { expect, test } from '@jest/globals';
import { Bounded } from '../../src/kernel/bounded.ts';

/** The numbers below `upTo` that a map holds. */
const held = (map: Bounded<number, number>, upTo: number): number[] =>
  Array.from({ length: upTo }, (_, n) => n).filter((n) => map.get(n) !== undefined);

test('holds as many as it may; one more drops the oldest eighth', () => {
  const map = new Bounded<number, number>(16);
  for (let n = 0; n < 16; n += 1) map.set(n, n);
  expect(held(map, 20)).toHaveLength(16);
  map.set(16, 16);
  expect(held(map, 20)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
});

test('what is set again is the newest, with its new value', () => {
  const map = new Bounded<number, number>(3);
  for (const n of [0, 1, 2]) map.set(n, n);
  map.set(0, 100);
  map.set(3, 3);
  expect(held(map, 5)).toEqual([0, 2, 3]);
  expect(map.get(0)).toBe(100);
});

test('what is deleted makes room', () => {
  const map = new Bounded<number, number>(2);
  map.set(0, 0);
  map.set(1, 1);
  map.delete(0);
  map.set(2, 2);
  expect(held(map, 5)).toEqual([1, 2]);
});

test('never holds more than it may, whatever comes', () => {
  const map = new Bounded<number, number>(50);
  for (let n = 0; n < 2000; n += 1) {
    map.set((n * 7919) % 301, n);
    if (n % 5 === 0) map.delete(n % 301);
    expect(held(map, 301).length).toBeLessThanOrEqual(50);
    expect(map.get((n * 7919) % 301) === undefined && n % 5 !== 0).toBe(false);
  }
});
