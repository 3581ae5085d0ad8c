import { expect, test } from '@jest/globals';
import { guessAt, parseField, valuesNamed } from '../../src/fields/field.ts';
import { FieldSpec } from '../../src/fields/spec.ts';
import type { FieldType } from '../../src/fields/spec.ts';
import type { FieldValue } from '../../src/fields/value.ts';

/** Tuesday. */
const now = Date.parse('2026-12-01T09:00:00Z');
const fieldOf = (type: FieldType, ask: string, own: object = {}): FieldSpec =>
  FieldSpec.parse({ type, name: 'one', label: { ar: ask.replace(/؟.*/u, '') }, ask: { ar: ask }, ...own });

/** What is asked about: the value that a text is not beyond doubt, or most likely; `taken` for one that is. */
function askedAbout(field: FieldSpec, text: string): FieldValue | undefined {
  const parsed = parseField(field, text, now);
  if (parsed.ok && !parsed.unsure) return `taken: ${text}`;
  const found = parsed.ok ? parsed.value : guessAt(field, text, now);
  return typeof found === 'object' && 'gregorian' in found ? found.gregorian : found;
}

const allAsked = (field: FieldSpec, table: readonly (readonly [string, FieldValue | undefined])[]): void =>
  expect(table.map(([text]) => [text, askedAbout(field, text)])).toEqual(table);

test('a number for another time than is asked about is reckoned, and asked about', () => {
  allAsked(fieldOf('number', 'كم إيجارك السنوي بالريال؟'), [
    ['الف وسبعميه بالشهر', 20_400],
    ['كل ست شهور تسعة آلاف', 18_000],
  ]);
  allAsked(fieldOf('number', 'كم دخل الأسرة الشهري بالريال؟'), [
    ['٦٠ ألف بالسنة', 5000],
    ['الراتب موقف', 0],
    ['٣ ونص', 3500],
  ]);
  allAsked(fieldOf('number', 'كم ساعة تستطيع أن تتطوع في الأسبوع؟'), [
    ['كل يوم ساعة', 7],
    ['من العصر للمغرب', 2],
    ['من ٤ إلى ٧', 3],
    ['يومين كل يوم ٣ ساعات', 6],
  ]);
  allAsked(fieldOf('number', 'كم كيلو تقدّر كمية محصولك؟'), [['٣ أكياس كل كيس ٤٠ كيلو', 120]]);
});

test('whoever says that there is some, and not how much, is asked for a rough number', () => {
  const income = fieldOf('number', 'كم دخل الأسرة الشهري بالريال؟');
  const faultOf = (field: FieldSpec, text: string): string => {
    const parsed = parseField(field, text, now);
    return parsed.ok ? 'ok' : parsed.fault;
  };
  expect(['على الضمان', 'ما عندنا غير الضمان', 'مو كثير'].map((text) => faultOf(income, text))).toEqual(
    Array(3).fill('roughly'),
  );
  const amount = fieldOf('number', 'كم تحتاج منه؟ (اكتب العدد)');
  expect([faultOf(amount, 'حسب الموجود'), faultOf(amount, 'على الضمان')]).toEqual(['roughly', 'notANumber']);
});

test('who lives in a home is counted where other words stand beside them', () => {
  allAsked(fieldOf('number', 'كم عدد أفراد أسرتك الذين تعولهم؟'), [
    ['زوجة وطفل رضيع', 2],
    ['زوجتي وأمي وأختي المطلقة وعيالها الثلاثة', 6],
    ['لحالي ما عندي أحد إلا الله', 0],
    ['اربعة عيال وأمهم', 5],
    ['زوجين بدون أطفال', 2],
    ['ما أعول أحد', 0],
  ]);
});

test('days that are told by a feast, a length of time or what nobody counted are asked about', () => {
  allAsked(fieldOf('date', 'من أي تاريخ تستطيع أن تبدأ؟'), [
    ['ثالث أيام العيد', '2027-03-11'],
    ['ثاني العيد الكبير', '2027-05-17'],
    ['الأسبوع اللي بعد الجاي', '2026-12-15'],
    ['متى ما احتجتوا', '2026-12-01'],
    ['أي وقت بعد رمضان', '2027-03-09'],
    ['في حدود أسبوعين', '2026-12-15'],
    ['بعد ما يخلص دوامي في شعبان', '2027-01-09'],
  ]);
  const past = fieldOf('date', 'متى حدث ذلك؟ (هجري أو ميلادي)', { range: 'past' });
  allAsked(past, [
    ['قبل كم يوم', '2026-11-28'],
    ['من يومين ثلاث', '2026-11-28'],
    ['شهر ٩', '2026-09-01'],
    ['في نص شهر ١٠', '2026-10-15'],
    ['ما أتذكر متى', undefined],
  ]);
  allAsked(fieldOf('date', 'ما تاريخ ميلادك؟', { range: 'past' }), [
    ['٠١٠٧١٣٩٩', '1979-05-27'],
    ['تاريخي 1993/2/30', undefined],
  ]);
});

test('a name behind what introduces it, and a place among other words, are asked about', () => {
  allAsked(fieldOf('name', 'ما اسمك الكامل؟'), [
    ['اسمي طويل شوي: عبدالرحمن عبدالعزيز الرشيد', 'عبدالرحمن عبدالعزيز الرشيد'],
    ['أم عبدالله، اسمي فاطمة حسن عسيري', 'فاطمة حسن عسيري'],
    ['الساكن عبدالعزيز الحربي وانا اخوه', 'عبدالعزيز الحربي'],
    ['نفس اللي بالهوية', undefined],
  ]);
  allAsked(fieldOf('city', 'في أي مدينة تسكن؟'), [
    ['عند أختي بعرعر مؤقت', 'عرعر'],
    ['حفرالباطن', 'حفر الباطن'],
    ['خميس', 'خميس مشيط'],
    ['بالباحة في بلجرشي', 'بلجرشي'],
    ['حاليا بالرياض لكن أصلي من الأفلاج', 'الرياض'],
  ]);
});

test('of several options that a text says, the member is asked which', () => {
  const field = fieldOf('choice', 'ما نوع العطل؟', {
    options: [
      { id: 'water', label: { ar: 'سباكة ومياه' } },
      { id: 'electricity', label: { ar: 'كهرباء' } },
      { id: 'other', label: { ar: 'عطل آخر' } },
    ],
  });
  expect(valuesNamed(field, 'كهرب ومويه', now)).toEqual(['water', 'electricity']);
  expect(valuesNamed(field, 'كهرب', now)).toEqual([]);
});

test('yes and no are told by what was, and by what is written in one with its "not"', () => {
  allAsked(fieldOf('yesNo', 'هل تملك مسكنًا الآن؟'), [['عندي بس بعته', false]]);
  allAsked(fieldOf('yesNo', 'هل تحتاج إلى من ينقل محصولك؟'), [['عندي دباب', false]]);
  allAsked(fieldOf('yesNo', 'هل سبق أن تطوعت؟'), [['للحين ماسبق', false]]);
});
