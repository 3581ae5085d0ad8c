import { describe, expect, test } from '@jest/globals';
import { learnTexts } from '../../src/knowledge/classifier.ts';

const examples = [
  { label: 'hours', text: 'متى تفتحون' },
  { label: 'hours', text: 'ما أوقات الدوام' },
  { label: 'place', text: 'وين مكانكم' },
  { label: 'place', text: 'أين يقع مقر الجمعية' },
];

describe('what texts are about', () => {
  test.each([
    ['وش اوقات دوامكم', 'hours'],
    ['مقر الجمعيه وين', 'place'],
  ])('%s is about %s', (text, label) => {
    const ranked = learnTexts(examples).rank(text);
    expect(ranked.map((one) => one.label)).toHaveLength(2);
    expect(ranked[0]?.label).toBe(label);
  });

  test('a text that says nothing known is about nothing: no label is above another by much', () => {
    const [first, second] = learnTexts(examples).rank('xyz');
    expect((first?.score ?? 0) - (second?.score ?? 0)).toBeLessThan(0.1);
  });

  test('without examples nothing is ranked', () => {
    expect(learnTexts([]).rank('متى تفتحون')).toEqual([]);
  });
});
