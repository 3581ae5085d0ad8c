import { expect, test } from '@jest/globals';
import { filled } from '../../src/web/desk/base/filled.ts';

const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '');
const asked =
  '{count, plural, =0 {لم يُسأل} one {سُئل مرة واحدة} two {سُئل مرتين} few {سُئل # مرات} other {سُئل # مرة}}، وآخرها {at}';

test.each([
  [0, 'لم يُسأل، وآخرها أمس'],
  [1, 'سُئل مرة واحدة، وآخرها أمس'],
  [2, 'سُئل مرتين، وآخرها أمس'],
  [3, 'سُئل 3 مرات، وآخرها أمس'],
  [11, 'سُئل 11 مرة، وآخرها أمس'],
  [100, 'سُئل 100 مرة، وآخرها أمس'],
])('a line of the desk says %i as Arabic counts', (count, said) => {
  expect(plain(filled(asked, { count, at: 'أمس' }, 'ar'))).toBe(said);
});

test('figures and names are isolated; a hole without a value stays; two plurals stand in one line', () => {
  expect(filled('{count, plural, other {{count} من {name}}} {more}', { count: 5, name: 'سارة' }, 'ar')).toBe(
    '\u20685\u2069 من \u2068سارة\u2069 {more}',
  );
  const two = '{a, plural, one {# day} other {# days}}, {b, plural, one {# hour} other {# hours}}';
  expect(plain(filled(two, { a: 1, b: 2 }, 'en'))).toBe('1 day, 2 hours');
});
