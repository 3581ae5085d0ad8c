import { expect, test } from '@jest/globals';
import { beginningOf, betweenSigns, endOf } from '../../src/kernel/signs.ts';

test.each(['', 'x', 'سلام '])(
  'a flag is never cut in two, however many stand in a row behind "%s"',
  (before) => {
    const text = before + '🇸🇦'.repeat(80);
    for (let end = before.length; end <= text.length; end += 1) {
      expect((betweenSigns(text, end) - before.length) % 4).toBe(0);
      expect((beginningOf(text, end).length - before.length) % 4).toBe(0);
      const kept = endOf(text, text.length - end);
      expect(kept.length % 4).toBe(0);
    }
  },
);
