import type { DateValue } from '../value.ts';

const hijriMonths = [
  'محرم',
  'صفر',
  'ربيع الاول',
  'ربيع الثاني',
  'جمادي الاولي',
  'جمادي الاخره',
  'رجب',
  'شعبان',
  'رمضان',
  'شوال',
  'ذو القعده',
  'ذو الحجه',
];
const hijriAlso: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'ربيع اول': 3,
    'ربيع الاخر': 4,
    'ربيع ثاني': 4,
    'ربيع اخر': 4,
    'جماد الاول': 5,
    'جماد اول': 5,
    'جمادي اول': 5,
    'جمادي الاول': 5,
    'جماد الاولي': 5,
    'جماد الثاني': 6,
    'جماد ثاني': 6,
    'جمادي الثاني': 6,
    'جمادي الثانيه': 6,
    'جماد الاخر': 6,
    'جمادي الاخر': 6,
    'جمادي ثاني': 6,
    'جمادي اخر': 6,
    'جماد اخر': 6,
    'جماد الاخره': 6,
    'جماد الثانيه': 6,
    'ذي القعده': 11,
    'ذي الحجه': 12,
    ذوالقعده: 11,
    ذوالحجه: 12,
    القعده: 11,
    الحجه: 12,
    المحرم: 1,
    muharram: 1,
    safar: 2,
    rajab: 7,
    shaban: 8,
    shaaban: 8,
    'sha ban': 8,
    ramadan: 9,
    ramadhan: 9,
    shawwal: 10,
    shawal: 10,
    'qa dah': 11,
    'qi dah': 11,
    qadah: 11,
    hijjah: 12,
    hijja: 12,
  }),
);
const gregorianMonths: ReadonlyMap<string, number> = new Map(
  [
    'يناير جانفي january jan',
    'فبراير شباط فيفري february feb',
    'مارس اذار march mar',
    'ابريل نيسان افريل april apr',
    'مايو ايار may',
    'يونيو يونيه حزيران جوان june jun',
    'يوليو يوليه تموز جويليه july jul',
    'اغسطس اوغسطس اوقسطس اغصطس اقسطس اب اوت august aug',
    'سبتمبر ايلول september sep sept',
    'اكتوبر october oct',
    'نوفمبر november nov',
    'ديسمبر december dec',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Names of two words, of which each half is in two months. */
const gregorianPairs: ReadonlyMap<string, number> = new Map(
  (
    [
      ['كانون', 'الثاني', 1],
      ['تشرين', 'الاول', 10],
      ['تشرين', 'الثاني', 11],
      ['كانون', 'الاول', 12],
    ] as const
  ).flatMap(([name, place, month]) => [
    [`${name} ${place}`, month],
    [`${name} ${place.slice(2)}`, month],
  ]),
);

/** A month by its name, which tells the calendar too, and from where to where its words stand in the list. */
export interface NamedMonth {
  readonly from: number;
  readonly to: number;
  readonly month: number;
  readonly calendar: DateValue['calendar'];
}

/** The first name of a month among folded words; undefined when there is none. */
export function namedMonth(list: readonly string[]): NamedMonth | undefined {
  for (let i = 0; i < list.length; i += 1) {
    const one = list[i] ?? '';
    const two = `${one} ${list[i + 1] ?? ''}`;
    const pair = hijriMonths.indexOf(two) + 1 || hijriAlso.get(two);
    const hijri = pair || hijriMonths.indexOf(one) + 1 || hijriAlso.get(one);
    if (hijri) return { month: hijri, calendar: 'hijri', from: i, to: i + (pair ? 2 : 1) };
    const gregorianPair = gregorianPairs.get(two);
    const gregorian = gregorianPair ?? gregorianMonths.get(one);
    if (gregorian)
      return { month: gregorian, calendar: 'gregorian', from: i, to: i + (gregorianPair ? 2 : 1) };
  }
  return undefined;
}
