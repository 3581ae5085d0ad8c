import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskIdentifiers } from '../../src/fields/identifiers.ts';
import { kinds } from '../../src/fields/kinds/index.ts';
import type { FieldKind } from '../../src/fields/kind.ts';

const iban = 'SA4420000001234567891234';

describe('an identifier in a running text is masked', () => {
  test.each([
    ['a national id', 'رقم هويتي 1100000007 وشكرًا', 'رقم هويتي ••••••0007 وشكرًا'],
    ['in Arabic figures', 'رقم هويتي ١١٠٠٠٠٠٠٠٧', 'رقم هويتي ••••••0007'],
    ['in Persian figures', '۱۱۰۰۰۰۰۰۰۷', '••••••0007'],
    ['with blanks', '1100 000 007', '••••••0007'],
    ['with dashes', '110-000-0007', '••••••0007'],
    ['with long dashes and dots', '110–000.0007', '••••••0007'],
    ['with signs that are not seen', '11000\u200f000\u206907', '••••••0007'],
    ['with a tatweel', '11000ـ00007', '••••••0007'],
    ['touching a word', 'هوية1100000007م', 'هوية••••••0007م'],
    ['in full-width figures', '１１０００００００７', '••••••0007'],
    ['with a figure mistyped', 'هويتي 1100000006', 'هويتي ••••••0006'],
    ['an iqama', 'إقامتي 2000000006', 'إقامتي ••••••0006'],
    ['a mobile', 'جوالي 0551234567', 'جوالي ••••••4567'],
    ['an international mobile', '+966 55 123 4567', '+••••••4567'],
    ['a mobile with zeros before it', '00966551234567', '••••••4567'],
    ['a mobile without its nought', 'على 551234567', 'على ••••••4567'],
    ['an IBAN', `الآيبان ${iban}`, 'الآيبان SA••••••1234'],
    ['an IBAN in fours', 'SA44 2000 0001 2345 6789 1234', 'SA••••••1234'],
    ['an IBAN in Arabic figures', 'SA٤٤ ٢٠٠٠ ٠٠٠١ ٢٣٤٥ ٦٧٨٩ ١٢٣٤', 'SA••••••1234'],
    ['two at once', '1100000007 0551234567', '••••••0007 ••••••4567'],
    ['two without anything between them', '11000000070551234567', '••••••4567'],
    ['two on two lines', '1100000007\n0551234567', '••••••0007\n••••••4567'],
  ])('%s', (_what, text, masked) => expect(maskIdentifiers(text)).toBe(masked));
});

describe('an identifier whose figures are parted as those of dates and amounts are is masked', () => {
  test.each([
    ['050/123/4567', '••••••4567'],
    ['جوالي 050,123,4567 شكرًا', 'جوالي ••••••4567 شكرًا'],
    ['050*123*4567', '••••••4567'],
    ['050:123:4567', '••••••4567'],
    ['050|123|4567', '••••••4567'],
    ['050 / 123 / 4567', '••••••4567'],
    ['٠٥٠/١٢٣/٤٥٦٧', '••••••4567'],
    ['٠٥٠،١٢٣،٤٥٦٧', '••••••4567'],
    ['05/01/23/45/67', '••••••4567'],
    ['05،01،23،45،67', '••••••4567'],
    ['55/123/4567', '••••••4567'],
    ['551,234,567', '••••••4567'],
    ['966,501,234,567', '••••••4567'],
    ['100،000،000،8', '••••••0008'],
    ['1/1/0/0/0/0/0/0/0/7', '••••••0007'],
    ['1100000007/0551234567', '••••••0007/••••••4567'],
  ])('%s', (text, masked) => expect(maskIdentifiers(text)).toBe(masked));
});

describe('what is none is left as it is', () => {
  test.each([
    'ولدت 5/12/1990 وسجلت 05/12/1990',
    '5/12/1990 10:30',
    '05/12/1990 10:30',
    '٠٥/١٢/١٩٩٠ ١٠:٣٠',
    '5 / 12 / 1990، 10',
    String.raw`5\12\1990 10:30`,
    '05،12،1990 10:30',
    'التاريخ، 05/12/1990، 10:30',
    'من 5/1990 إلى 05/2020 5000',
    'يوم 5/12 250000 ريال',
    'الساعة 5:30 123456',
    'من 05:30 إلى 10:30:15',
    'المبلغ 500,000,000 ريال',
    'المبلغ 550،000،000 و 1,000,000,000',
    'المبلغ 5,000/10,000',
    'أعمار أولادي 5، 10، 12، 15، 18',
    'أعمار أولادي 5،10،12،15،18',
    'السؤال 5: 12345678',
    'رقم الطلب 427 9153',
    'الدخل 12,500 ريال وعدد الأسرة 7',
    'تاريخ الميلاد 15/9/1400 والموعد 2026-11-30',
    'الساعة 10:30 يوم 1448/5/19',
    'المبلغ 250000000 ريال',
    'هاتف الجمعية 0171234567 والرقم الموحد 920001234',
    'بلا أرقام',
    '',
  ])('%s', (text) => expect(maskIdentifiers(text)).toBe(text));
});

const telling = kinds.filter(({ isInText }: FieldKind) => isInText !== undefined);
const between = fc.constantFrom('', ' ', '-', '–', '.', ' - ', '\u00a0', '\u200f');
const written = fc.constantFrom<(figures: string) => string>(
  (figures) => figures,
  (figures) => figures.replace(/\d/g, (one) => String.fromCharCode(0x660 + Number(one))),
  (figures) => figures.replace(/\d/g, (one) => String.fromCharCode(0x6f0 + Number(one))),
);

test.each(telling.map((kind) => [kind.type, kind] as const))(
  'every %s is, however it is written and wherever it stands',
  (_type, kind: FieldKind) =>
    fc.assert(
      fc.property(
        fc.nat(900_000),
        fc.array(between, { minLength: 24, maxLength: 24 }),
        written,
        (n, gaps, write) => {
          const sample = kind.sample({} as never, n);
          const value = 'text' in sample ? sample.text : '';
          const text = Array.from(value, (sign, i) => sign + (/\d/.test(sign) ? (gaps[i] ?? '') : '')).join(
            '',
          );
          const masked = maskIdentifiers(`السلام عليكم، ${write(text)} هذا رقمي`).normalize('NFKC');
          const figures = masked
            .replace(/[٠-٩۰-۹]/g, (one) => String((one.codePointAt(0) ?? 0) & 0xf))
            .replace(/\D/g, '');
          expect(figures.length).toBeLessThanOrEqual(6);
        },
      ),
    ),
);
