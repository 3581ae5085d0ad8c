import type { FieldSpec } from '../../../src/fields/spec.ts';
import { between, oneOf, type Random } from '../random.ts';

/** What must be sealed of a day: as it was told, or as the calendar has it where it was told by today (8 November 2026). */
export type Day =
  | {
      readonly calendar: 'hijri' | 'gregorian';
      readonly year: number;
      readonly month: number;
      readonly day: number;
    }
  | { readonly gregorian: string };

/** A day, and the ways in which people write it; the first is in figures. */
export interface Told {
  readonly day: Day;
  readonly ways: readonly string[];
}

const hijriMonths = [
  'محرم',
  'صفر',
  'ربيع الاول',
  'ربيع الثاني',
  'جمادى الاولى',
  'جمادى الاخرة',
  'رجب',
  'شعبان',
  'رمضان',
  'شوال',
  'ذو القعدة',
  'ذو الحجة',
];
const gregorianMonths = [
  'يناير',
  'فبراير',
  'مارس',
  'ابريل',
  'مايو',
  'يونيو',
  'يوليو',
  'اغسطس',
  'سبتمبر',
  'اكتوبر',
  'نوفمبر',
  'ديسمبر',
];

function written(calendar: 'hijri' | 'gregorian', random: Random, years: readonly [number, number]): Told {
  const [year, month, day] = [between(random, ...years), between(random, 1, 12), between(random, 1, 28)];
  const isHijri = calendar === 'hijri';
  const named = (isHijri ? hijriMonths : gregorianMonths)[month - 1];
  const mark = isHijri ? 'هـ' : 'م';
  const ways = [
    `${day}/${month}/${year}`,
    `${day}-${month}-${year}`,
    `${year}/${month}/${day}`,
    `${day}/${month}/${year}${mark}`,
    `${day} ${named} ${year}`,
    `يوم ${day} ${named} ${year}`,
  ];
  return { day: { calendar, year, month, day }, ways };
}

const relative = (gregorian: string, ways: readonly string[]): Told => ({ day: { gregorian }, ways });
const lately: readonly Told[] = [
  relative('2026-11-07', ['أمس', 'امس', 'البارحة']),
  relative('2026-11-06', ['قبل امس', 'اول امس', 'قبل يومين']),
  relative('2026-11-05', ['الخميس الماضي', 'يوم الخميس اللي فات', '٥/١١/٢٠٢٦']),
  relative('2026-11-01', ['قبل اسبوع', '1/11/2026', 'الأحد الماضي']),
];
const soon: readonly Told[] = [
  relative('2026-11-09', ['بكرة', 'غدا', 'بكره ان شاء الله']),
  relative('2026-11-15', ['بعد أسبوع', '15/11/2026', 'بعد اسبوع']),
  relative('2026-12-20', ['20/12/2026', '٢٠ ديسمبر ٢٠٢٦', '20 ديسمبر']),
  relative('2026-11-11', ['بعد ثلاثة ايام', 'بعد 3 ايام', 'الاربعاء القادم']),
];

/** A day that answers a field, by what it asks for. */
export function dayOf(random: Random, field: FieldSpec): Told {
  const range = 'range' in field ? field.range : 'any';
  if (range === 'expiry')
    return oneOf(random, [
      written('hijri', random, [1450, 1455]),
      written('gregorian', random, [2028, 2033]),
    ]);
  if (/ميلاد/.test(field.label.ar))
    return oneOf(random, [
      written('hijri', random, [1370, 1425]),
      written('gregorian', random, [1955, 2004]),
    ]);
  return oneOf(random, range === 'past' ? lately : soon);
}
