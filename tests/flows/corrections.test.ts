import { beforeAll, describe, expect, test } from '@jest/globals';
import type { House } from '../../src/voice/house.ts';
import { aWorkingMorning, openAll, theEngine } from '../support/house.ts';
import { talk } from '../support/talk.ts';

const { lexicon } = theEngine();
let houses: ReadonlyMap<string, House>;
beforeAll(async () => {
  ({ houses } = await openAll());
});

/** What a message corrects in the form of support, where its city is asked. */
function corrected(text: string) {
  const { fields } = houses.get('rahat')!.association.services.find(({ id }) => id === 'support')!;
  return lexicon.correction(text, { fields, at: 'city', now: aWorkingMorning });
}

describe('what says that an answer is wrong', () => {
  test.each([
    ['الاسم غلط', 'fullName'],
    ['اسمي غلط', 'fullName'],
    ['رقم الهوية اللي كتبته خطأ', 'nationalId'],
    ['كتبت هويتي غلط', 'nationalId'],
    ['غيروا رقم جوالي', 'mobile'],
    ['رجعني للجوال', 'mobile'],
    ['كتبت جوالي غلط', 'mobile'],
    ['غلطت في رقم الجوال', 'mobile'],
    ['جوالي مو صحيح', 'mobile'],
    ['ابي اعدل رقمي', 'mobile'],
    ['ممكن تعدلون الجوال', 'mobile'],
    ['I made a mistake in my phone number', 'mobile'],
    ['my phone number is wrong', 'mobile'],
    ['change my name', 'fullName'],
    ['صحح تاريخ الميلاد', 'birthDate'],
    ['تاريخ ميلادي غلط', 'birthDate'],
    ['التاريخ غلط', 'birthDate'],
    ['الراتب غلط', 'income'],
    ['دخلي كتبته خطأ', 'income'],
    ['عدد العيال غلط', 'family'],
    ['السبب ابي اكتبه من جديد', 'reason'],
    ['اعيد كتابة السبب', 'reason'],
    ['ابغى اضيف شي في السبب', 'reason'],
    ['الدخل زياده صفر', 'income'],
    ['نسيت صفر في الدخل', 'income'],
    ['الدخل فيه صفر زايد', 'income'],
    ['زاد واحد في الاسره', 'family'],
    ['كله مضبوط الا الجوال', 'mobile'],
    ['في غلط بجوالي', 'mobile'],
    ['بعدل ظروفي اللي كتبتها', 'reason'],
    ['في غلط بتاريخ الميلاد', 'birthDate'],
  ])('%s', (text, field) => expect(corrected(text)).toEqual({ field }));

  test.each([
    ['لا الجوال 0551234567', 'mobile', '+966551234567'],
    ['الدخل غلط، هو 3500', 'income', 3500],
    ['لا دخلي 4000', 'income', 4000],
    ['اسمي مو كذا اسمي سارة علي', 'fullName', 'سارة علي'],
    ['عدل الاسم الى خالد محمد الحربي', 'fullName', 'خالد محمد الحربي'],
    ['المدينة غلط انا في الرياض', 'city', 'الرياض'],
    ['غير رقم الهوية 1100000007', 'nationalId', '1100000007'],
    ['معليش جوالي غلط الصحيح 055 123 4567', 'mobile', '+966551234567'],
    ['عدد الاسرة غلط صار 6', 'family', 6],
    ['دخل الاسره مكتوب خطأ والصح 3500', 'income', 3500],
    ['عددنا 6 مو 5', 'family', 6],
    ['لا الراتب ٣٥٠٠', 'income', 3500],
    ['غيروه 0551112222 بدل 0501234567', 'mobile', '+966551112222'],
    ['my name is wrong it should be Sara Ali', 'fullName', 'Sara Ali'],
  ])('%s, with the new value', (text, field, value) => expect(corrected(text)).toEqual({ field, value }));

  test.each([
    'جدة',
    'الرياض',
    'لا',
    'لا والله',
    'غير موظف',
    'تعديل الطلب بعد الارسال',
    'وصلتني رسالة فيها بيانات عضو آخر وهذا خطأ',
    'ما عندي دخل',
    'حسابي موقوف',
    'الراتب انقطع',
    'حي الجوال',
  ])('is not «%s»', (text) => expect(corrected(text)).toBeUndefined());
});

test('a correction that names no field is of the one field that the value can be of', () => {
  const { fields } = houses.get('rahat')!.association.services.find(({ id }) => id === 'support')!;
  const at = (text: string) => lexicon.correction(text, { fields, at: 'reason', now: aWorkingMorning });
  expect(at('خليها جدة بدل مكة')).toEqual({ field: 'city', value: 'جدة' });
  expect(at('خلوها جدة')).toEqual({ field: 'city', value: 'جدة' });
  expect(at('خلوه 0551112222 بدل 0501234567')).toEqual({ field: 'mobile', value: '+966551112222' });
  expect(at('خلوها على الله')).toBeUndefined();
  expect(at('خلوها 4000')).toBeUndefined();
});

test('a new value is read with all that belongs to it', () => {
  const { fields } = houses
    .get('awdat-sudair')!
    .association.services.find(({ id }) => id === 'registration')!;
  const at = (text: string) =>
    lexicon.correction(text, { fields, at: undefined, now: aWorkingMorning, all: true });
  expect(at('لا جهة العمل لا أعمل')).toEqual({ field: 'work', value: 'none' });
  expect(at('تاريخ الميلاد غلط الصحيح قبل امس')).toMatchObject({ value: { gregorian: '2026-11-06' } });
  const service = houses.get('awdat-sudair')!.association.services.find(({ id }) => id === 'member-service')!;
  const said = lexicon.correction('لا نوع الخدمة خدمة أخرى', {
    fields: service.fields,
    at: 'document',
    now: aWorkingMorning,
  });
  expect(said).toEqual({ field: 'kind', value: 'other' });
});

describe('a correction', () => {
  /** At the signature of a request for support. */
  async function atSignature() {
    const spoken = await talk('rahat');
    const { say, rehearsal } = spoken;
    say(
      'أوافق',
      'دعم',
      'سارة محمد العتيبي',
      'هوية وطنية',
      '1100000007',
      '15/9/1410',
      '0501234567',
      'جدة',
      '5',
    );
    say('2000', 'أنا مريض ولا أستطيع العمل منذ سنة');
    rehearsal.play({
      kind: 'file',
      file: { file: 'f1', name: 'تعريف.pdf', type: 'application/pdf', size: 5000, sha256: '0'.repeat(64) },
    });
    say('نعم');
    return spoken;
  }
  const sent = ({ rehearsal }: Awaited<ReturnType<typeof atSignature>>) => rehearsal.world.submissions.at(-1);

  test('at the signature is shown for one yes, and what is signed is reviewed anew', async () => {
    const spoken = await atSignature();
    const { say, prompt } = spoken;
    const [asked] = say('الدخل غلط، هو 3500');
    expect(asked?.text).toMatch(/الدخل الشهري: .*3500/);
    expect(prompt()).toMatchObject({ flow: 'request', step: 'askProposed' });
    say('نعم');
    expect(prompt().kind).toBe('review');
    say('نعم', 'أقرّ');
    expect(sent(spoken)?.answers).toMatchObject({ income: 3500 });
  });

  test('without the value opens its field', async () => {
    const spoken = await atSignature();
    const { say, prompt } = spoken;
    say('كتبت جوالي غلط');
    expect(prompt()).toMatchObject({ step: 'askField', field: 'mobile' });
    say('0559999999');
    expect(prompt().kind).toBe('review');
    say('نعم', 'أقرّ');
    expect(sent(spoken)?.answers).toMatchObject({ mobile: '+966559999999' });
  });

  test('is heard in the middle of a question, too', async () => {
    const { say, prompt } = await atSignature();
    say('ليس بعد', 'كم يبعد القمر عن الأرض؟');
    say('المدينة غلط انا في الرياض');
    expect(prompt()).toMatchObject({ flow: 'request', step: 'askProposed' });
  });

  test('that is not meant opens the field, and nothing has changed', async () => {
    const { say, prompt, rehearsal } = await atSignature();
    say('لا الجوال 0551234567', 'لا');
    expect(prompt()).toMatchObject({ step: 'askField', field: 'mobile' });
    expect(rehearsal.dialogue.stack.at(-1)?.context['answers']).toMatchObject({ mobile: '+966501234567' });
  });
});
