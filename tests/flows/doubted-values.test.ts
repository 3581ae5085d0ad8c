import { expect, test } from '@jest/globals';
import { talk } from '../support/talk.ts';

/** At the question for the income, with a number that something beside it may change. */
async function doubted() {
  const open = await talk('rahat');
  open.say('أوافق', 'دعم', 'محمد سعد العتيبي', '1', '1000000008', '15/9/1410', '0501234567', 'الرياض', '7');
  const shown = open.say('فوق 3000');
  expect(shown[0]?.text).toMatch(/الدخل الشهري: .*3000.*هل هذا صحيح؟/u);
  return open;
}
const incomeOf = ({ rehearsal }: Awaited<ReturnType<typeof doubted>>): unknown => {
  const form = rehearsal.last?.dialogue.stack.find(({ context }) => 'answers' in context);
  const { answers } = form!.context as { readonly answers: object };
  return 'income' in answers ? answers.income : undefined;
};

test.each([
  ['نعم', 3000],
  ['👍', 3000],
  ['نعم صحيح', 3000],
  ['لا', undefined],
  ['لا 3500', 3500],
  ['لا، الصحيح 3500 ريال', 3500],
  ['3500', 3500],
  ['مو 3000، 3500', undefined],
  ['وش يعني', undefined],
])('a number that is shown first, answered with «%s», is %s', async (answer, income) => {
  const open = await doubted();
  open.say(answer);
  expect(incomeOf(open)).toBe(income);
});

const atHome = async () => {
  const open = await talk('makkah-housing');
  open.say('أوافق', 'حجز وحدة', 'محمد سعد العتيبي', '1000000008', '0501234567', 'مكة المكرمة', '1', '3', '5');
  return open;
};

test.each(['ما عندي بيت', 'لا ما عندي بيت', 'ماعندي بيت ملك'])(
  'what is asked for is an answer and no alarm: whether somebody owns a home, «%s»',
  async (words) => {
    const { say } = await atHome();
    expect(say(words)[0]?.text).toMatch(/تملك مسكنًا: لا. هل هذا صحيح؟/u);
  },
);

test.each(['ما عندنا بيت وننام بالسيارة', 'ما عندي اكل', 'زوجي طردني من البيت'])(
  'real danger is heard at that question too: «%s»',
  async (words) => {
    const { say, rehearsal } = await atHome();
    say(words);
    expect(rehearsal.last?.meaning?.kind).toBe('urgent');
  },
);

test('a word that is an answer and a command is asked about once, and is the command for whoever did not mean the answer', async () => {
  const { say, rehearsal } = await talk('rahat');
  say(
    'أوافق',
    'تسجيل مستفيد جديد',
    'محمد سعد العتيبي',
    '1000000008',
    '1/1/1460',
    '0501234567',
    'الرياض',
    '1',
  );
  expect(say('موظف')[0]?.text).toMatch(/العمل: أعمل في وظيفة. هل هذا صحيح؟/u);
  say('لا');
  say('موظف');
  expect(rehearsal.last?.meaning).toMatchObject({ kind: 'command', command: 'person' });
});

/** At the question for the name, the day of birth or the mobile of a request for support. */
const atSupport = async (upTo: number) => {
  const open = await talk('rahat');
  open.say('أوافق', 'دعم', ...['محمد سعد العتيبي', '1', '1000000008', '15/9/1410'].slice(0, upTo));
  return open;
};
const answersOf = ({ rehearsal }: Awaited<ReturnType<typeof doubted>>): unknown =>
  rehearsal.last?.dialogue.stack.find(({ context }) => 'answers' in context)?.context['answers'];

test('of two mobiles in one message the member says which, by a button, its place or another number', async () => {
  for (const [answer, mobile] of [
    ['2', '+966537654321'],
    ['0551234567', '+966551234567'],
    ['لا، 0509876543', '+966509876543'],
  ] as const) {
    const open = await atSupport(4);
    const [shown] = open.say('0551234567 او 0537654321');
    expect(shown?.text).toMatch(/رقم الجوال: ذكرت أكثر من واحد. أيّها تريد أن نسجّل؟/u);
    expect(shown?.choices?.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['0551234567', '0537654321']),
    );
    open.say(answer);
    expect(answersOf(open)).toMatchObject({ mobile });
  }
});

test('a name of one word is asked about as such, and may be written in full instead', async () => {
  const open = await atSupport(0);
  expect(open.say('سارة')[0]?.text).toMatch(/«سارة»: هل هذا اسمك كاملًا كما في هويتك؟/u);
  open.say('سارة محمد العتيبي');
  expect(answersOf(open)).toEqual({ fullName: 'سارة محمد العتيبي' });
});

test('a day that is told by its decade is asked about as nobody knows it exactly', async () => {
  const open = await atSupport(3);
  expect(open.say('بداية الثمانينات')[0]?.text).toMatch(/لم نعرف اليوم بالضبط. هل نسجّل .*1981/u);
  open.say('نعم');
  expect(answersOf(open)).toMatchObject({
    birthDate: { typed: 'بداية الثمانينات', gregorian: '1981-01-01' },
  });
});

test('who means no more by it than they said is not asked the same again', async () => {
  const open = await atSupport(3);
  open.say('بداية الثمانينات', 'لا');
  expect(open.say('بداية الثمانينات')[0]?.text).toMatch(/لم أفهم التاريخ/u);
});
