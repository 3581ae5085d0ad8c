import { expect, test } from '@jest/globals';
import { numbersIn } from '../../src/web/chat/log/numbers-in.ts';

const numbers = { phone: '0175000000', helpNumbers: ['937', '999', '1919'] };
const found = (text: string): readonly string[] => numbersIn(text, numbers).map(({ number }) => number);

test.each([
  ['937 في أي ساعة', ['937']],
  ['1919 في أي ساعة، وعند الخطر 999.', ['1919', '999']],
  ['اتصلي على \u2068937\u2069.', ['937']],
  ['هاتفنا 0175000000.', ['0175000000']],
])('«%s» has numbers that are called', (text, expected) => expect(found(text)).toEqual(expected));

test.each([
  '937 ريال',
  '\u2068937\u2069 ريالًا',
  '937 SAR',
  '937%',
  '1,937',
  '937.50',
  '19370',
  'طلب 2026-937',
  'رقم #937',
])('«%s» has none: it is another figure', (text) => expect(found(text)).toEqual([]));
