import { describe, expect, test } from '@jest/globals';
import { read } from './read.ts';

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
  const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}';
  test.each([
    ['joined emoji', `أنا أم لأربعة ${family} \u2764\ufe0f`],
    ['a flag, a keycap and a tone', '\u{1f3f4}\u200d\u2620\ufe0f بيت 1\ufe0f\u20e3 \u{1f44b}\u{1f3fd}'],
    ['the non-joiner', 'می\u200cخواهم'],
    ['ligatures and forms', 'ﷺ ﷲ ﻣﺤﻤﺪ ½ ① ﬁ'],
    ['vowel marks', 'مُحَمَّدٌ'.normalize('NFC')],
  ])('text keeps %s', (_what, text) => expect(read('text', text)).toEqual({ ok: true, value: text }));
  test.each([
    ['the non-joiner', 'محمد\u200cعلی رضایی'],
    ['vowel marks', 'مُحمد الحَربي'],
    ['a ligature', 'عبد ﷲ الحربي'],
    ['letters of transliteration', 'ʿAbd al-Raḥmān'],
    ['a title', 'م/ محمد الحربي'],
    ['the comma of a list', 'الحربي، محمد'],
    ['a by-name', 'عبدالله بن محمد (أبو خالد)'],
    ['a by-name in quotes', 'عبدالله «أبو خالد» الحربي'],
  ])('a name keeps %s', (_what, text) => expect(read('name', text)).toEqual({ ok: true, value: text }));
  test.each([
    ['\u2018Abdullah Al-Harbi', "'Abdullah Al-Harbi"],
    ['Abdullah Al\u2011Harbi', 'Abdullah Al-Harbi'],
    ['Abdullah Al\u2010Harbi', 'Abdullah Al-Harbi'],
    ['Abdullah Al\u2013Harbi', 'Abdullah Al-Harbi'],
    ['Abdullah Al\u2015Harbi', 'Abdullah Al-Harbi'],
    ['Sa`ad Al Harbi', "Sa'ad Al Harbi"],
    ['Sa\u00b4ad Al Harbi', "Sa'ad Al Harbi"],
    ['Sa\u2019ad Al Harbi', "Sa'ad Al Harbi"],
    ['محمد \u201cأبو خالد\u201d الحربي', 'محمد "أبو خالد" الحربي'],
    ['\u202bمحمد\u200b الحربي\u202c', 'محمد الحربي'],
    ['محمد الحربي.', 'محمد الحربي'],
    ['محمد الحربي \u{1f339}\u2764\ufe0f', 'محمد الحربي'],
    ['«محمد الحربي»', 'محمد الحربي'],
    ['اسمي: محمد الحربي', 'محمد الحربي'],
    ['انا اسمي محمد الحربي', 'محمد الحربي'],
    ['أنا إسمي - محمد الحربي', 'محمد الحربي'],
    ['السلام عليكم، معك اختك نورة الحربي', 'نورة الحربي'],
    ['الاسم الكامل: «محمد الحربي»', 'محمد الحربي'],
    ['اسمي هو: محمد الحربي', 'محمد الحربي'],
    ['Hello, my name is: Mohammed Al-Harbi', 'Mohammed Al-Harbi'],
    ['I\u2019m Mohammed Al-Harbi', 'Mohammed Al-Harbi'],
  ])('the name %s is %s', (typed, name) => expect(read('name', typed)).toEqual({ ok: true, value: name }));
  test.each([
    ['اسمي', 'empty'],
    ['محمد (أبو خالد)', 'tooFewWords'],
    ['\u200c\u200d', 'empty'],
    ['محمد ٢ الحربي', 'hasDigits'],
  ])('%s is no name: %s', (typed, code) => expect(read('name', typed)).toMatchObject({ fault: code }));
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
  test.each([
    ['الرياض', 'الرياض'],
    ['الرياض، حي الملز', 'الرياض، حي الملز'],
    ['الدمام / حي الفيصلية', 'الدمام / حي الفيصلية'],
    ['الرياض , النسيم , حي ٢٠', 'الرياض , النسيم , حي ٢٠'],
    ['«العلا» (المدينة المنورة)', '«العلا» (المدينة المنورة)'],
    ['Al\u2011Khobar', 'Al-Khobar'],
    ['Ar Riyadh \u2013 Al Malaz', 'Ar Riyadh - Al Malaz'],
    ['ساكن في العيص', 'العيص'],
    ['أنا ساكنة في: الرياض، حي الملز.', 'الرياض، حي الملز'],
    ['بريدة', 'بريدة'],
    ['المدينة المنورة', 'المدينة المنورة'],
    ['المدينه المنوره', 'المدينه المنوره'],
    ['المدينة', 'المدينة'],
    ['ساكن في المدينة المنورة، حي العزيزية', 'المدينة المنورة، حي العزيزية'],
    ['القرية العليا', 'القرية العليا'],
    ['مدينة الملك عبدالله الاقتصادية', 'مدينة الملك عبدالله الاقتصادية'],
    ['المدينة: الرياض', 'الرياض'],
    ['المدينة / المدينة المنورة', 'المدينة المنورة'],
    ['City: Riyadh', 'Riyadh'],
    ['\u{1f4cd} الرياض، حي الملز', 'الرياض، حي الملز'],
  ])('the city %s is %s', (typed, city) =>
    expect(read('city', typed)).toMatchObject({ ok: true, value: city }),
  );
  test.each([
    ['12345', 'hasDigits'],
    ['الرياض 0501234567', 'hasDigits'],
    ['<b>الرياض</b>', 'hasSigns'],
    ['في', 'empty'],
  ])('%s is no city: %s', (typed, code) => expect(read('city', typed)).toMatchObject({ fault: code }));
});
