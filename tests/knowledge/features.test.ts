import { expect, test } from '@jest/globals';
import { featuresOf } from '../../src/knowledge/features.ts';
import { skeletonOf, stemOf } from '../../src/knowledge/stems.ts';
import { spaceOf, vectorIn } from '../../src/knowledge/vectors.ts';

test.each([
  ['الطلبات', 'طلب'],
  ['وبالطلب', 'طلب'],
  ['للجمعيه', 'جمع'],
  ['كم', 'كم'],
  ['500', '500'],
  ['ولد', 'ولد'],
])('the stem of %s is %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});

test.each([
  ['يستقبل', 'تستقبل'],
  ['يكتب', 'نكتب'],
  ['مكتوب', 'كتاب'],
])('%s and %s meet in their consonants', (one, other) => {
  expect(skeletonOf(stemOf(one))).toBe(skeletonOf(stemOf(other)));
});

test('words in another order differ in what stands beside what, not in what stands together', () => {
  const [one, other] = [featuresOf(['متي', 'الرد']), featuresOf(['الرد', 'متي'])];
  const common = [...one.words.keys()].filter((name) => other.words.has(name));
  // Six of words alone and the pair without order; two pairs in order are each text's own.
  expect(common).toHaveLength(7);
  expect(one.words.size).toBe(9);
  expect([...one.pieces.keys()].sort()).toEqual([...other.pieces.keys()].sort());
});

test('a vector has unit length, and none of its parts when nothing is known', () => {
  const texts = [featuresOf(['متي', 'الرد']), featuresOf(['اين', 'المقر'])];
  const space = spaceOf(texts);
  for (const text of texts) expect(Math.hypot(...vectorIn(space, text).weight)).toBeCloseTo(1, 10);
  expect(vectorIn(space, featuresOf(['xyz'])).at).toHaveLength(0);
});
