import { expect, test } from '@jest/globals';
import { cutText } from '../../src/arabic/cut.ts';
import { fold } from '../../src/arabic/fold.ts';
import { introductions, withoutIntroductions } from '../../src/fields/written/introductions.ts';
import { mayNamePlace, placeIn } from '../../src/knowledge/articles/place.ts';
import { between, oneOf, randomFrom } from '../support/random.ts';

const phrases = ['أنا', 'اسمي', 'أنا اسمي', 'السلام عليكم ورحمة الله', "I'm", 'my name is', 'المدينة هي', 'ء'];
const headings = ['المدينة', 'قرية'];
const words = [
  ...phrases,
  ...headings,
  ...['سارة', 'العتيبي', 'ء', "o'neil", 'اسمييي', 'أنَا', 'إسمي', 'ـــ', '5', 'a5', '\u200fأنا', 'مكة', '«'],
];
const signs = [' ', ' ', ' ', ': ', '، ', ' - ', '  ', '\n', '.', '\u00a0', ''];

/** A text of words that may be introductions, and of signs between them. */
function textFrom(random: () => number): string {
  const length = between(random, 0, 7);
  return Array.from({ length }, () => oneOf(random, words) + oneOf(random, signs)).join('');
}

const word = String.raw`[\p{L}\p{M}\p{Cf}'’]+`;
const parting = String.raw`[^\p{L}\p{M}\p{N}\p{Cf}'’]`;

/** Every introduction tried, whatever the text begins with. */
function slowly(text: string, known: ReadonlySet<string>, heads: ReadonlySet<string>): string {
  for (const more of [3, 2, 1, 0]) {
    const opening = new RegExp(
      `^${parting}*${word}(?:${parting}+${word}){${more}}(?![\\p{L}\\p{M}\\p{N}])`,
      'u',
    );
    const found = opening.exec(text)?.[0];
    if (found === undefined) continue;
    const rest = text.slice(found.length);
    const isHeading = heads.has(fold(found)) && /^[\s\p{Cf}]*(?:[:=：/]|\p{Pd})/u.test(rest);
    if (known.has(fold(found)) || isHeading)
      return slowly(rest.replace(/^[^\p{L}\p{N}(["'«]+/u, ''), known, heads);
  }
  return text;
}

test('an introduction comes off where its first word is looked up as where every one is tried', () => {
  const random = randomFrom(7);
  const known = introductions(...phrases);
  const heads = introductions(...headings);
  let shortened = 0;
  for (let i = 0; i < 20_000; i += 1) {
    const text = textFrom(random);
    const left = withoutIntroductions(text, known, heads);
    const slow = slowly(text, known.phrases, heads.phrases);
    if (left !== slow) expect({ text, left }).toEqual({ text, left: slow });
    if (left !== text) shortened += 1;
  }
  expect(shortened).toBeGreaterThan(2000);
});

test('no text names a place of a document that has none of its words', () => {
  const random = randomFrom(11);
  const pieces = [
    'المادة',
    'والبند',
    'بالفقرة',
    'أول',
    'السابعة',
    '3',
    'رقم',
    'من',
    'article',
    'خامس عشر',
    'سارة',
    'النقطة',
  ];
  let named = 0;
  for (let i = 0; i < 20_000; i += 1) {
    const text = Array.from({ length: between(random, 1, 6) }, () => oneOf(random, pieces)).join(' ');
    if (placeIn(text).steps.length === 0) continue;
    named += 1;
    if (!mayNamePlace(text)) throw new Error(text);
  }
  expect(named).toBeGreaterThan(2000);
});

test('no sign becomes more letters than a short text has room for', () => {
  for (let code = 0; code <= 0x10_ffff; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const sign = String.fromCodePoint(code);
    if (sign.normalize('NFKC').length > 18 * sign.length) throw new Error(`U+${code.toString(16)}`);
  }
  expect(cutText('ﷺ'.repeat(9), 81)).toEqual({ text: 'ﷺ'.repeat(9), cut: false });
});
