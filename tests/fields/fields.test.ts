import { describe, expect, test } from '@jest/globals';
import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { pick } from '../../src/fields/choice.ts';
import { yesOrNo } from '../../src/fields/yes-no.ts';
import { maskField, showField } from '../../src/fields/field.ts';
import { tidyFileName } from '../../src/fields/file-kind.ts';
import { field, read } from './read.ts';

describe('mobile', () => {
  test('every prefix is judged as the numbering plan judges the whole number', () => {
    for (let prefix = 5000; prefix < 6000; prefix += 1)
      for (const rest of ['00000', '12345', '99999']) {
        const parsed = read('mobile', `0${prefix}${rest}`);
        const judged = parsePhoneNumberFromString(`+966${prefix}${rest}`)?.isValid() === true;
        expect([prefix, rest, parsed.ok]).toEqual([prefix, rest, judged]);
      }
  });

  test.each([
    '0501234567',
    '501234567',
    '+966501234567',
    '00966501234567',
    '966501234567',
    '966 0501234567',
    '٠٥٠١٢٣٤٥٦٧',
    '۰۵۰۱۲۳۴۵۶۷',
    '050-123-4567',
    '050 123 4567',
    '(050)1234567',
    'رقمي 0501234567',
    '\u200f0501234567\u200f',
    '+966 50 123 4567',
  ])('%s', (text) => expect(read('mobile', text)).toEqual({ ok: true, value: '+966501234567' }));
  test.each([
    ['', 'noDigits'],
    ['ما ادري', 'noDigits'],
    ['050123456', 'wrongLength'],
    ['05012345678', 'wrongLength'],
    ['0112345678', 'isLandline'],
    ['+971501234567', 'notSaudi'],
    ['9', 'notAMobile'],
  ])('%s is refused as %s', (text, code) =>
    expect(read('mobile', text)).toMatchObject({ ok: false, fault: code }),
  );
});

describe('IBAN', () => {
  test.each([
    'SA0380000000608010167519',
    'sa03 8000 0000 6080 1016 7519',
    'SA٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩',
    '0380000000608010167519',
    'IBAN: SA03-8000-0000-6080-1016-7519',
    'الآيبان SA0380000000608010167519',
    '\u2066SA0380000000608010167519\u2069',
  ])('%s', (text) => expect(read('iban', text)).toEqual({ ok: true, value: 'SA0380000000608010167519' }));
  test.each([
    ['SA0380000000608010167518', 'wrongCheck'],
    ['SA038000000060801016751', 'wrongLength'],
    ['GB29NWBK60161331926819', 'notSaudi'],
    ['SA03800000006080101675AB', 'notAnIban'],
    ['', 'empty'],
    ['ما عندي حساب', 'empty'],
    ['123456', 'wrongLength'],
  ])('%s is refused as %s', (text, code) =>
    expect(read('iban', text)).toMatchObject({ ok: false, fault: code }),
  );
});

describe('numbers', () => {
  const spec = { min: 0, max: 1_000_000, whole: true };
  test.each([
    ['5', 5],
    ['٥', 5],
    ['۵', 5],
    ['١٬٥٠٠', 1500],
    ['1,500', 1500],
    ['خمسة', 5],
    ['خمسة وعشرين', 25],
    ['عندي ٣ عيال', 3],
    ['ثلاثة أطفال', 3],
    ['ألفين', 2000],
    ['ثلاثة آلاف ومئتين', 3200],
    ['مية وخمسين', 150],
    ['اثنعش', 12],
    ['١٠٠٠ ريال', 1000],
    ['صفر', 0],
    ['أحد عشر', 11],
    ['خمسطعش', 15],
    ['مئة وخمسة وعشرون', 125],
  ])('%s is %d', (text, n) => expect(read('number', text, spec)).toEqual({ ok: true, value: n }));
  test.each([
    ['', 'notANumber'],
    ['كثير', 'notANumber'],
    ['3 أو 4', 'severalNumbers'],
    ['3.5', 'notWhole'],
    ['٣٫٥', 'notWhole'],
    ['-1', 'tooSmall'],
    ['5000000', 'tooLarge'],
  ])('%s is refused as %s', (text, code) =>
    expect(read('number', text, spec)).toMatchObject({ ok: false, fault: code }),
  );
  test('decimals where they are allowed', () =>
    expect(read('number', '٣٫٥', { ...spec, whole: false })).toEqual({ ok: true, value: 3.5 }));
});

describe('text, names and cities', () => {
  test('text is kept as typed, without what cannot be seen', () => {
    expect(read('text', '\u202b أحتاج   مـساعدة \u200f', { min: 2, max: 100 })).toEqual({
      ok: true,
      value: 'أحتاج مـساعدة',
    });
    expect(read('text', '...', { min: 2, max: 10 })).toMatchObject({ fault: 'empty' });
    expect(read('text', 'لا', { min: 5, max: 10 })).toMatchObject({ fault: 'tooShort', args: { min: 5 } });
    expect(read('text', 'أبجد هوز', { min: 1, max: 3 })).toMatchObject({
      fault: 'tooLong',
      args: { max: 3, count: 8 },
    });
  });
  test('a name has its words, no figures', () => {
    expect(read('name', 'محمد بن سعد العتيبي', { words: 2 })).toEqual({
      ok: true,
      value: 'محمد بن سعد العتيبي',
    });
    expect(read('name', 'اسمي نورة القحطاني', { words: 2 })).toEqual({ ok: true, value: 'نورة القحطاني' });
    expect(read('name', 'محمد', { words: 2 })).toMatchObject({ fault: 'tooFewWords' });
    expect(read('name', 'محمد 123', { words: 2 })).toMatchObject({ fault: 'hasDigits' });
    expect(read('name', '<script>alert</script>', { words: 1 })).toMatchObject({ fault: 'hasSigns' });
  });
  test('a city', () => {
    expect(read('city', 'الرياض')).toEqual({ ok: true, value: 'الرياض' });
    expect(read('city', '12345')).toMatchObject({ fault: 'hasDigits' });
  });
});

describe('choices', () => {
  const options = [
    { id: 'own', names: ['ملك', 'بيت ملك'] },
    { id: 'rent', names: ['إيجار', 'مستأجر'] },
    { id: 'family', names: ['سكن مع العائلة'] },
  ];
  test.each([
    ['1', 'own'],
    ['٢', 'rent'],
    ['رقم ٣', 'family'],
    ['الثاني', 'rent'],
    ['ايجار', 'rent'],
    ['إيجااااار', 'rent'],
    ['الإيجار', 'rent'],
    ['ابي ايجار', 'rent'],
    ['مستاحر', 'rent'],
    ['سكن', 'family'],
    ['ثلاثة', 'family'],
  ])('%s means %s', (text, id) => expect(pick(options, text)).toBe(id));
  test.each(['4', '٠', 'شقة', '', '؟'])('%s means none', (text) =>
    expect(pick(options, text)).toBeUndefined(),
  );
});

describe('yes and no', () => {
  test.each([
    'نعم',
    'ايه',
    'إي نعم',
    'أيوه',
    'تمام',
    'نعم لو سمحت',
    'لا مانع',
    'اوكي',
    'YES',
    '👍🏽',
    'نعممممم',
  ])('%s is yes', (text) => expect(yesOrNo(text)).toBe(true));
  test.each(['لا', 'لأ', 'لا شكرا', 'مب صحيح', 'No', '👎', 'لالا', 'ما ابي'])('%s is no', (text) =>
    expect(yesOrNo(text)).toBe(false),
  );
  test.each(['اي لا', 'لا تمام', 'ربما', ''])('%s is neither', (text) =>
    expect(yesOrNo(text)).toBeUndefined(),
  );
});

describe('showing and masking', () => {
  const mobile = field('mobile');
  const iban = field('iban');
  test('an identifier is shown in full or by its last four characters', () => {
    expect(showField(mobile, '+966501234567', 'ar')).toBe('0501234567');
    expect(maskField(mobile, '+966501234567', 'ar')).toBe('••••••4567');
    expect(maskField(iban, 'SA0380000000608010167519', 'ar')).toBe('••••••7519');
  });
  test('file names lose paths and direction tricks', () => {
    expect(tidyFileName('../../etc/passwd')).toBe('passwd');
    expect(tidyFileName('صورة\u202egpj.exe')).toBe('صورةgpj.exe');
    expect(tidyFileName('..')).toBe('file');
  });
});
