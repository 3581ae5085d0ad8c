import { expect, test } from '@jest/globals';
import { at } from '../support/at-field.ts';
import { talk } from '../support/talk.ts';

/** What members ask of the form itself, most of it without a word that asks. */
const questions = [
  'مافهمت عليك',
  'اجباري ولا اختياري',
  'اي بنك',
  'ايهم احسن',
  'مو موجود بالخيارات',
  'وش تقصدون',
  'يعني كيف',
  'فهمني',
  'عطني مثال',
  'اكتبه عربي او انجليزي',
  'عربي ولا انجلش',
  'هجري او ميلادي',
  'ارسل اللوكيشن ولا اكتبه',
  'اكتب كل شي ولا باختصار',
  'الثلاثي والا الرباعي',
  'احد يسرق فكرتي',
  'احد يشوف كلامي',
  'يوصل لاحد',
  'زوجي يدري',
  'بياناتي محفوظه',
  'طيب لو غلطت',
  'يصلح رقم غيري',
  'ضروري اكتبه',
  'الزامي',
  'باقي كثير',
  'طويل الاستبيان',
  'الموافقه اكيده',
  'بتوافقون',
  'تقبلوني',
  'استلمتوا',
  'وصلت رسالتي',
  'انا اجنبي عادي',
  'راتبي كبير مشكله',
  'عندي بيت يأثر',
];

test.each(['rahat', 'mord'])('nothing that is asked of the form is stored at a field of %s', (id) => {
  const stored = ['fullName', 'city', 'reason', 'income'].flatMap((name) =>
    questions.filter((text) => at(id, name, text).kind === 'answer').map((text) => `${name}: ${text}`),
  );
  expect(stored).toEqual([]);
});

test('whoever asks what is meant, or in which form, is told what the field asks for', async () => {
  const fields = ['fullName', 'city', 'birthDate', 'income', 'reason', 'mobile'];
  for (const text of ['وش تقصد', 'ما فهمت السؤال', 'فهموني', 'what do you mean'])
    expect(fields.map((name) => at('rahat', name, text))).toEqual(
      ['name', 'city', 'date', 'number', 'text', 'mobile'].map((type) => ({
        kind: 'fault',
        fault: `${type}.meant`,
      })),
    );
  expect(at('rahat', 'fullName', 'اكتبه عربي او انجليزي')).toMatchObject({ fault: 'name.meant' });
  expect(at('rahat', 'birthDate', 'هجري ولا ميلادي')).toMatchObject({ fault: 'date.meant' });
  const { say } = await talk('rahat');
  say('أوافق', 'دعم');
  expect(say('وش تقصد')[0]?.text).toMatch(/المقصود الاسم كاملًا[^]*ما اسمك الكامل/);
});
