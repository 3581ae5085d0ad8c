import { expect, test } from '@jest/globals';
import { at } from '../support/at-field.ts';

/** An answer that is asked about, by its value. */
const asked = (value: unknown) => ({ kind: 'answer', unsure: true, value });
const day = (gregorian: string) => expect.objectContaining({ gregorian });

test.each([
  ['najran-coffee', 'neededBy', 'قبل موسم الحصاد', day('2026-10-31')],
  ['najran-coffee', 'neededBy', 'قبل الشتا', day('2026-11-30')],
  ['rahat', 'start', 'أول ما تخلص الاختبارات', day('2027-01-15')],
  ['rahat', 'start', 'بعد كم يوم', day('2026-11-11')],
  ['rahat', 'birthDate', 'كبير بالسن وما اذكر يومي بس سنة 1370', day('1951-04-08')],
  ['rahat', 'birthDate', 'أواخر السبعينات', day('1978-01-01')],
  ['rahat', 'idExpiry', 'سنة ١٤٥٠', day('2028-05-25')],
  ['mord', 'startDate', 'من كورونا', day('2020-03-02')],
  ['rahat', 'hours', 'ساعة ونص', 2],
  ['rahat', 'birthDate', '٩٢/٤/١٧', day('1992-04-17')],
  ['najran-coffee', 'quantity', '٥ أكياس', 5],
  ['rahat', 'hours', 'ساعة يوميًا', 7],
  ['rahat', 'family', 'معي أخوي المعاق وأبوي', 2],
  ['rahat', 'income', 'حوالي أربعة', 4000],
  ['rahat', 'income', 'لا راتب ولا ضمان', 0],
  ['rahat', 'start', 'مستعجل عليها', day('2026-11-08')],
  ['rahat', 'fullName', 'محمدالعتيبي', 'محمد العتيبي'],
  ['rahat', 'income', '3 آلاف إلا شوي', 3000],
  ['rahat', 'income', 'كنت موظف وفصلوني', 0],
  ['rahat', 'work', 'كنت موظف وفصلوني', 'none'],
  ['rahat', 'status', 'متوفي زوجي', 'widowed'],
  ['rahat', 'status', 'عندي حرمتين', 'married'],
  ['awdat-sudair', 'kind', 'أرباحي كم صارت', 'shares'],
  ['rahat', 'atHome', 'اجيكم بنفسي', false],
  ['rahat', 'atHome', 'كبرت وما اقدر', true],
  ['rahat', 'atHome', 'أحيانًا', true],
  ['makkah-housing', 'ownsHome', 'بعته العام', false],
  ['makkah-housing', 'ownsHome', 'باسم ابوي', false],
])(
  '%s, %s: what reads as no answer is asked about by what it most likely means: «%s»',
  (association, field, text, value) => {
    expect(at(association, field, text)).toMatchObject(asked(value));
  },
);

test.each([
  ['rahat', 'birthDate', 'ليش تسألون عن عمري'],
  ['rahat', 'atHome', 'تأخرتوا علينا كثير'],
  ['rahat', 'status', 'وش يفرق معكم'],
  ['rahat', 'income', 'كم الحد الأعلى للدخل؟'],
])('%s, %s: what asks or complains is asked about as no answer: «%s»', (association, field, text) => {
  expect(at(association, field, text).kind).not.toBe('answer');
});
