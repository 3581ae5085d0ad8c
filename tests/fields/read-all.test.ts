import { describe, expect, test } from '@jest/globals';
import { readAll } from '../../src/fields/running/read-all.ts';
import { field } from './read.ts';

const words = (name: string, label: string, ask = label) => ({
  name,
  label: { ar: label },
  ask: { ar: ask },
});
const fields = [
  field('name', words('name', 'الاسم الكامل')),
  field('nationalId', words('id', 'رقم الهوية الوطنية')),
  field('date', words('born', 'تاريخ الميلاد', 'ما تاريخ ميلادك؟')),
  field('mobile', words('mobile', 'رقم الجوال')),
  field('city', words('city', 'المدينة أو القرية', 'في أي مدينة أو قرية تسكن؟')),
  field('number', words('family', 'عدد أفراد الأسرة', 'كم عدد أفراد أسرتك الذين تعولهم؟')),
  field('number', words('income', 'الدخل الشهري', 'كم دخل الأسرة الشهري بالريال؟')),
  field('iban', words('iban', 'رقم الآيبان')),
];
const now = Date.parse('2026-11-21T09:00:00Z');
const id = '1000000008';
const mobile = '+966501234567';

/** What is read of a text: dates as their Gregorian day. */
function said(text: string): Record<string, unknown> {
  const { values, rest } = readAll(fields, text, now);
  const shown = Object.entries(values).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'object' && 'gregorian' in value ? value.gregorian : value,
  ]);
  return { ...Object.fromEntries<unknown>(shown), rest };
}

describe('several answers in one message', () => {
  test.each<[string, Record<string, unknown>]>([
    [
      'ابغى دعم اسمي محمد بن عبدالله العتيبي هويتي 1000000008 وجوالي 0501234567 وعندي 5 عيال',
      { name: 'محمد بن عبدالله العتيبي', id, mobile, family: 5, rest: 'ابغى دعم' },
    ],
    ['اسمي سارة محمد العتيبي ورقمي ٠٥٠١٢٣٤٥٦٧', { name: 'سارة محمد العتيبي', mobile, rest: '' }],
    ['محمد سعد الشهري 1000000008 0501234567', { name: 'محمد سعد الشهري', id, mobile, rest: '' }],
    ['أنا ساكن في العيص ودخلي 3500 ريال', { city: 'العيص', income: 3500, rest: 'أنا' }],
    [
      'نورة علي القحطاني، هويتي 1000000008، مواليد 15/9/1410، من الرياض',
      { name: 'نورة علي القحطاني', id, born: '1990-04-11', city: 'الرياض', rest: '' },
    ],
    [
      'الاسم: خالد أحمد\nالهوية: ١٠٠٠٠٠٠٠٠٨\nالجوال: 0501234567\nالمدينة: جدة\nالدخل: 4000\nعدد أفراد الأسرة: 6',
      { name: 'خالد أحمد', id, mobile, city: 'جدة', income: 4000, family: 6, rest: '' },
    ],
    ['دخلي ٣ آلاف و٥٠٠ وعددنا ٧', { income: 3500, family: 7, rest: '' }],
    [
      'دخلي 2500 والايبان SA03 8000 0000 6080 1016 7519',
      { income: 2500, iban: 'SA0380000000608010167519', rest: '' },
    ],
    ['انا ماجد بن علي الفايدي ساكن ينبع', { name: 'ماجد بن علي الفايدي', city: 'ينبع', rest: '' }],
    ['انا نوف بنت سعد الحربي ورقمي 0501234567', { name: 'نوف بنت سعد الحربي', mobile, rest: '' }],
    ['نسكن في جدة 7 افراد', { city: 'جدة', family: 7, rest: 'نسكن' }],
    ['جوال زوجتي 0501234567 وهويتي 1000000008', { id, rest: 'جوال زوجتي 0501234567' }],
    ['my name is Ahmed Khan, id 1000000008, mobile 0501234567', { name: 'Ahmed Khan', id, mobile, rest: '' }],
  ])('%s', (text, found) => expect(said(text)).toEqual(found));

  test.each([
    'جوال زوجتي 0501234567',
    'جوال بنت اخوي 0501234567',
    'سجلوني مستفيد جديد',
    'انا موظف في القطاع الحكومي',
    'اسم زوجتي فاطمة علي',
    '0501234567 او 0551234567',
    'هويتي 1000000007',
    'متى يوصل الدعم؟',
    'انا محتاج مساعدة وعندي ظروف',
    'محمد العتيبي',
    'من فضلك ساعدني',
    'دخلي 3000 بالسنة',
    'دخلي 3000 وراتب زوجتي 2000',
    'كم يوم ياخذ الطلب',
    'تنتهي 1/1/1450',
  ])('nothing is taken of: %s', (text) => expect(readAll(fields, text, now).values).toEqual({}));

  test('a field of which there are two is told by its label alone', () => {
    const two = [
      field('mobile', words('own', 'جوالك')),
      field('mobile', words('other', 'جوال قريب')),
      field('date', words('born', 'تاريخ الميلاد')),
      field('date', words('ends', 'تاريخ انتهاء الهوية')),
    ];
    const { values } = readAll(two, 'مواليد 1/1/1410 وجوالي 0501234567، الهوية تنتهي 1/1/1450', now);
    expect(Object.keys(values)).toEqual(['born', 'ends']);
  });

  test('a long story is left whole', () => {
    const story = 'اسمي محمد سعد العتيبي. '.repeat(40).trim();
    expect(readAll(fields, story, now)).toEqual({ values: {}, rest: story });
  });
});
