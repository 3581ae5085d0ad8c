import { describe, expect, test } from '@jest/globals';
import { pick } from '../../src/fields/choice.ts';
import { yesOrNo } from '../../src/fields/yes-no.ts';
import { maskField, showField } from '../../src/fields/field.ts';
import { nameOfFile, tidyFileName } from '../../src/fields/files/file-kind.ts';
import { field, read } from './read.ts';

describe('mobile', () => {
  test('every number of ten figures that begins with 05 is taken, whatever the numbering plan assigns', () => {
    for (let prefix = 5000; prefix < 6000; prefix += 1)
      expect(read('mobile', `0${prefix}12345`)).toEqual({ ok: true, value: `+966${prefix}12345` });
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
    '+966 (0) 50-123-4567',
    'جوالي ٠٥٠١٢٣٤٥٦٧ وتحويلة ١٢',
    '0501234567 وهويتي 1000000008',
    '0501234567 / 0501234567',
    '050\u2212123\u22124567',
    '050:123:4567',
  ])('%s', (text) => expect(read('mobile', text)).toEqual({ ok: true, value: '+966501234567' }));
  test.each([
    ['', 'noDigits'],
    ['ما ادري', 'noDigits'],
    ['050123456', 'wrongLength'],
    ['05012345678', 'wrongLength'],
    ['0112345678', 'isLandline'],
    ['+971501234567', 'notSaudi'],
    ['+971 501234567', 'notSaudi'],
    ['00971 501234567', 'notSaudi'],
    ['0501234567 أو 0559876543', 'several'],
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
    'SA0380000000608010167519 Al Rajhi Bank',
    'Al Rajhi SA03 8000 0000 6080 1016 7519',
    'SAIB: SA03 8000 0000 6080 1016 7519 (SAUDI INVESTMENT BANK)',
    'sa03 8000 0000 6080 1016 7519 بنك الراجحي',
    '0380000000608010167519 Riyad Bank',
    'Alinma SA0380000000608010167519, branch 12',
    'SA0380000000608010167519 SA0380000000608010167519',
  ])('%s', (text) => expect(read('iban', text)).toEqual({ ok: true, value: 'SA0380000000608010167519' }));
  test.each([
    ['SA0380000000608010167518', 'wrongCheck'],
    ['SA038000000060801016751', 'wrongLength'],
    ['GB29NWBK60161331926819', 'notSaudi'],
    ['SA0380000000608010167518 Al Rajhi Bank', 'wrongCheck'],
    ['SA03800000006080101675190', 'wrongLength'],
    ['SA0380000000608010167519 أو SA4420000001234567891234', 'several'],
    ['SA03800000006080101675AB', 'notAnIban'],
    ['', 'empty'],
    ['ما عندي حساب', 'empty'],
    ['123456', 'wrongLength'],
  ])('%s is refused as %s', (text, code) =>
    expect(read('iban', text)).toMatchObject({ ok: false, fault: code }),
  );
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
  test.each(['اي لا', 'لا تمام', 'ربما', ''])('%s is neither', (text) => expect(yesOrNo(text)).toBeUndefined());
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
  test('file names keep their joined signs whole, and end as what the file is', () => {
    const family = '👨‍👩‍👧';
    expect(tidyFileName(`${family}.png`)).toBe(`${family}.png`);
    expect(tidyFileName(`${family.repeat(20)}.png`)).toBe(`${family.repeat(9)}.png`);
    expect(nameOfFile('تقرير', 'application/pdf')).toBe('تقرير.pdf');
    expect(nameOfFile('تقرير.final.', 'application/pdf')).toBe('تقرير.final.pdf');
    expect(nameOfFile('وجه.JPEG', 'image/jpeg')).toBe('وجه.JPEG');
    expect(nameOfFile('x'.repeat(200), 'image/png')).toBe(`${'x'.repeat(76)}.png`);
    expect(nameOfFile('a.bin', 'application/octet-stream')).toBe('a.bin');
  });
  test('a plain name stands in for one that is dots alone', () => {
    for (const name of ['...', '. .', '…', '.pdf', '...pdf', `a${'.'.repeat(100)}`])
      expect(nameOfFile(name, 'application/pdf')).toBe('file.pdf');
    expect(nameOfFile('.JPG', 'image/jpeg')).toBe('file.JPG');
    expect(tidyFileName('....')).toBe('file');
    expect(tidyFileName('.env')).toBe('.env');
  });
});
