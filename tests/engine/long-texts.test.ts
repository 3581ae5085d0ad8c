import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutText } from '../../src/arabic/cut.ts';
import { longestText } from '../../src/channel/message.ts';
import { readable } from '../../src/conversation/turn/incoming/readable.ts';
import { walked } from '../support/walked.ts';
import { openAll } from '../support/house.ts';
import { atMost } from '../support/limits.ts';
import { whole } from '../support/whole.ts';

const family = '👨‍👩‍👧‍👦';
const marked = 'بِسْمِ';
const saudi = '🇸🇦';

describe('a text that is too long is cut', () => {
  test('where it is short, nothing happens to it', () => {
    for (const text of ['', 'السلام عليكم', `${family} ${marked} ﷺ`, 'ا'.repeat(longestText)])
      expect(cutText(text, longestText)).toEqual({ text, cut: false });
  });

  test.each([
    ['an emoji of several parts', family],
    ['a letter with its marks', 'شَّ'],
    ['a flag', saudi],
    ['half of a pair', '𐎠'],
  ])('between two signs: %s is whole or gone', (_, sign) => {
    for (let before = longestText - 2 * sign.length; before <= longestText; before += 1) {
      const { text, cut } = cutText(`${'ا'.repeat(before)}${sign}${sign}${sign}`, longestText);
      expect(cut).toBe(true);
      expect(text.length).toBeLessThanOrEqual(longestText);
      expect(text.length).toBeGreaterThan(longestText - sign.length);
      const end = text.slice(before);
      expect(end).toBe(sign.repeat(Math.max(0, end.length / sign.length)));
    }
  });

  test('what grows when it is folded is cut by what it becomes', () => {
    const { text, cut } = cutText('ﷺ'.repeat(4000), longestText);
    expect(cut).toBe(true);
    expect(text.normalize('NFKC').length).toBeLessThanOrEqual(2 * longestText);
    expect(text.length).toBeGreaterThan(400);
    expect(cutText(`${'كلام '.repeat(700)}${'ﷺ '.repeat(20)}`, longestText).cut).toBe(false);
  });

  test('whatever it is made of, its beginning is what was typed, and no longer than is read', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(family, marked, saudi, 'ﷺ', '\u0651')),
        ),
        fc.nat(60),
        (parts, most) => {
          const typed = parts.join('');
          const { text, cut } = cutText(typed, most);
          expect(typed.startsWith(text)).toBe(true);
          expect(cut).toBe(text !== typed);
          expect(text.length).toBeLessThanOrEqual(most);
          expect(text.normalize('NFKC').length).toBeLessThanOrEqual(2 * most);
          expect(/\p{Surrogate}/u.test(text) && !/\p{Surrogate}/u.test(typed)).toBe(false);
        },
      ),
    );
  });
});

/** What takes long to understand, each sign of it many times. */
const hostile = [
  'ﷺ',
  'ا',
  'الله ',
  'لو سمحت ',
  'الحين الان ',
  'ابغى ',
  'خمسة وعشرين ',
  '٧',
  '1,000.5 ',
  '15/9/1400 ',
  'متى ترد اللجنة على الطلب؟ ',
  'مدينة الرياض حي ',
  'SA03 8000 0000 6080 1016 7519 ',
  '\u0651\u064b',
  '⭐',
  'a ',
  'ـ',
  '. ',
  '\n',
  '½…㎏',
  family,
];

test('no text of any length takes a turn more than a tenth of a second, whatever is asked', async () => {
  const { engine, houses } = await openAll();
  const house = houses.get('rahat')!;
  const asked = new Map(
    walked(engine, house).map((visit) => [`${visit.state.kind} ${visit.state.step}`, visit] as const),
  );
  expect(asked.size).toBeGreaterThan(15);
  // What an association can answer is learned when it is first asked, how danger is told of with the first message that comes near it.
  house.knowledge.find('متى يأتي الرد؟');
  engine.hearing.learn();
  let slowest = { took: 0, what: '' };
  for (const [i, [what, { rehearsal }]] of [...asked].entries())
    for (const sign of hostile.filter((_, j) => whole || (i + j) % 3 === 0)) {
      const long = sign.repeat(Math.ceil(65_000 / sign.length));
      const start = performance.now();
      const { content } = readable({ external: 'x', content: { kind: 'text', text: long } });
      if (content.kind === 'text') rehearsal.fork().play(content);
      const took = performance.now() - start;
      if (took > slowest.took) slowest = { took, what: `${what}: ${sign}` };
    }
  expect({ ...slowest, quick: slowest.took <= atMost(100) }).toMatchObject({ quick: true });
});
