import { expect, test } from '@jest/globals';
import {
  endsWithIt,
  figuresOf,
  namesIt,
  saysIt,
  soughtIn,
  termsOfName,
  termsOfNumber,
  termsOfSought,
  termsOfText,
} from '../../src/desk/finding/terms.ts';

const written = [
  '+966 50 123 4567',
  '00966501234567',
  '966501234567',
  '0501234567',
  '٠٥٠ ١٢٣ ٤٥٦٧',
  '501234567',
];

test.each(written)('the number %s is found by how it ends, whichever way it is written', (number) => {
  expect(figuresOf(number)).toBe('501234567');
  const terms = new Set(termsOfNumber('+966501234567'));
  for (const query of [number, '4567', '٤٥٦٧', '1234567']) {
    const [one] = soughtIn(query);
    expect(one && termsOfSought(one).some((term) => terms.has(term))).toBe(true);
    expect(one && endsWithIt(one, number)).toBe(true);
  }
  const [other] = soughtIn('4568');
  expect(other && termsOfSought(other).some((term) => terms.has(term))).toBe(false);
});

test('a name is found by the beginning of any of its words, however it is spelt', () => {
  const name = 'نُورة بنت أحمد القحطاني';
  const terms = new Set(termsOfName(name));
  for (const query of ['نور', 'نوره', 'احمد', 'القحطا', 'قحطاني', 'القحطاني نورة'])
    for (const one of soughtIn(query)) {
      expect(termsOfSought(one).some((term) => terms.has(term))).toBe(true);
      expect(namesIt(one, name)).toBe(true);
    }
  const [other] = soughtIn('سارة');
  expect(other && namesIt(other, name)).toBe(false);
});

test('a word is found in its other forms', () => {
  const terms = new Set(termsOfText('متى موعد الموعد للمستندات؟'));
  const [one] = soughtIn('المستندات');
  expect(one && termsOfSought(one).some((term) => terms.has(term))).toBe(true);
  expect(one && saysIt(one, 'وين مستنداتي')).toBe(true);
});

test.each(['', '؟', 'و', '٤', '12'])('%j says too little to mean anything', (query) => {
  expect(
    soughtIn(query)
      .flatMap(termsOfSought)
      .filter((term) => term.startsWith('end')),
  ).toEqual([]);
});
