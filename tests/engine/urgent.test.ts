import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { readFolder } from '../../src/wording/wording.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { saidUrgentlyOf } from '../../src/engine/understand/urgent/said.ts';
import { notionsOf } from '../../src/engine/understand/urgent/notions.ts';
import { nearTo } from '../../src/engine/understand/urgent/near.ts';
import { inArabicLetters } from '../../src/arabic/arabizi.ts';
import { fold } from '../../src/arabic/fold.ts';
import { atMost } from '../support/limits.ts';
import { classes } from '../../src/voice/urgent.ts';
import { theEngine } from '../support/house.ts';

const { hearing } = theEngine();
const list = z.array(z.string());
const Sentences = z.strictObject({
  urgent: z.record(z.string(), z.record(z.string(), list)),
  ordinary: list,
});
const read = (name: string): z.infer<typeof Sentences> =>
  Sentences.parse(parse(readFileSync(join(import.meta.dirname, 'urgent', `${name}.yaml`), 'utf8')));
const told = ({ urgent }: z.infer<typeof Sentences>) =>
  Object.entries(urgent).flatMap(([category, byClass]) =>
    Object.entries(byClass).flatMap(([one, texts]) => texts.map((text) => ({ category, class: one, text }))),
  );

/** Of a hundred sentences: so many of danger are missed at most, are given a wrong class, and so many of no danger alarm. */
const atMostOf = [
  ['seen', { missed: 5, wrong: 10, alarmed: 1 }],
  ['unseen', { missed: 5, wrong: 10, alarmed: 1 }],
  ['later', { missed: 5, wrong: 10, alarmed: 1 }],
  ['further', { missed: 5, wrong: 10, alarmed: 1 }],
  ['closer', { missed: 3, wrong: 5, alarmed: 2 }],
  ['neighbours', { missed: 14, wrong: 12, alarmed: 4 }],
  ['afresh', { missed: 5, wrong: 10, alarmed: 1 }],
  ['everyday', { missed: 5, wrong: 8, alarmed: 2.5 }],
  ['plainly', { missed: 5, wrong: 3, alarmed: 1 }],
  ['seldom', { missed: 12, wrong: 10, alarmed: 1 }],
] as const;

describe.each(atMostOf)('sentences that are %s', (name, most) => {
  const sentences = read(name);
  const urgent = told(sentences);

  test('of danger are heard, with the right class', () => {
    const missed = urgent.filter(({ text }) => hearing.hear(text) === undefined);
    const heard = urgent.filter((one) => !missed.includes(one));
    const wrong = heard.filter(({ text, class: one }) => hearing.hear(text)?.class !== one);
    expect({ missed, tooMany: missed.length > (urgent.length * most.missed) / 100 }).toMatchObject({
      tooMany: false,
    });
    expect({ wrong, tooMany: wrong.length > (heard.length * most.wrong) / 100 }).toMatchObject({
      tooMany: false,
    });
  });

  test('of danger are given the right class in at least nine of ten, in each class', () => {
    const few = classes.flatMap((one) => {
      const all = urgent.filter((told) => told.class === one && hearing.hear(told.text) !== undefined);
      const wrong = all.filter(({ text }) => hearing.hear(text)?.class !== one);
      return all.length > 10 && wrong.length > Math.ceil(all.length / 10) ? [{ one, wrong }] : [];
    });
    expect(few).toEqual([]);
  });

  test('of no danger alarm nobody but very few', () => {
    const alarmed = sentences.ordinary.filter((text) => hearing.hear(text) !== undefined);
    expect({
      alarmed,
      tooMany: alarmed.length > Math.ceil((sentences.ordinary.length * most.alarmed) / 100),
    }).toMatchObject({
      tooMany: false,
    });
  });
});

test('there are enough of them', () => {
  const both = ['seen', 'unseen'].map(read);
  expect(both.flatMap(told).length).toBeGreaterThanOrEqual(150);
  expect(both.flatMap(({ ordinary }) => ordinary).length).toBeGreaterThanOrEqual(250);
});

test('the phrasings themselves come near, and what they ask for', () => {
  const { phrasings, near } = saidUrgentlyOf(readFolder(join(productRoot(), 'locales/saudi/urgent')));
  const holds = nearTo(near);
  const far = phrasings.filter(
    ({ text, urgent }) => urgent && !holds(fold(text)) && inArabicLetters(text) === text,
  );
  expect(far.map(({ text }) => text)).toEqual([]);
});

test.each([
  'متّ من الضحك',
  'حريق أسعار',
  'ضربني النوم',
  'جوعان أبغى مطعم',
  'أبي يضرب في السوق',
  'هل توزعون سلال غذائية؟',
  'توفي زوجي',
])('«%s» alarms nobody', (text) => expect(hearing.hear(text)).toBeUndefined());

/** Commands, thanks and the like: what is said every day in a word or two weighs much where nothing else stands beside it. */
test.each([
  'رجوع',
  'انتهي',
  'ياليت',
  'تحياتي',
  'مو موجود',
  'ما لقيتها',
  'طلعني',
  'goodbye',
  'ليش ما ترد',
  'مويه',
  'محد كلمني',
  'السعودية',
  'من يومين',
])('the few words «%s» alarm nobody', (text) => expect(hearing.hear(text)).toBeUndefined());

test('what is denied in one word with its verb is heard like in two', () => {
  for (const text of ['ابوي طاح ومايتحرك', 'ماعندنا اكل اليوم', 'امي ماتتنفس', 'ماذقنا شي من البارح'])
    expect(hearing.hear(text)).toMatchObject({ class: 'now' });
  for (const text of ['مايو شهر الاختبارات', 'ماتوا من الضحك', 'الماعون فاضي'])
    expect(hearing.hear(text)).toBeUndefined();
});

test.each([
  'ابغى اكلم وحدة حرمة',
  'فيه حرمه ترد علي؟',
  'عندكم حرمه اكلمها',
  'ابي حرمه',
  'ودي اكلم مره مو رجال',
])('whoever asks for a woman with «%s» alarms nobody', (text) => expect(hearing.hear(text)).toBeUndefined());

test('a form of a verb that mostly is another word is read as that word', () => {
  const { notions } = saidUrgentlyOf(readFolder(join(productRoot(), 'locales/saudi/urgent')));
  const read = notionsOf(notions);
  expect(read('حرمه')).not.toContain('shutin');
  expect(read('عندي لكم سوال')).not.toContain('hit');
  expect(read('يحرمني')).toContain('shutin to me');
  expect(read('لكمني')).toContain('hit to me');
});

test('notions are read in every form of a verb and in Latin letters', () => {
  const { notions } = saidUrgentlyOf(readFolder(join(productRoot(), 'locales/saudi/urgent')));
  const read = notionsOf(notions);
  for (const text of ['ضربني', 'يضربوني', 'وبيضربني', 'راح يكفخني', 'ana zoji yadrbni', 'طقوني'])
    expect(read(text)).toEqual(expect.arrayContaining(['hit', 'hit to me']));
  for (const text of ['زوجي ضاربني', 'ضاربتني بنتها', 'ضااربيني']) expect(read(text)).toContain('hit to me');
  expect(read('البرنامج ضارب')).not.toContain('hit');
  expect(read('ضربتها')).toEqual(expect.arrayContaining(['hit of mine', 'hit to others']));
  expect(read('متى يفتح التسجيل')).not.toContain('hit');
});

test('one sentence among many is heard', () => {
  const long =
    'السلام عليكم ورحمة الله وبركاته كيف حالكم عساكم طيبين انا وحدة من المستفيدات عندكم من زمان وكنت ابي اسال عن طلبي، وبصراحة زوجي يضربني وانا خايفة، وابي اعرف متى يرد علي الموظف وجزاكم الله خير على كل ما تقدمونه للناس';
  expect(hearing.hear(long)).toEqual({ category: 'violence', class: 'now' });
});

test('a message without a word of danger costs a few microseconds', () => {
  const plain = ['كيف اقدم على الدعم لو سمحتم', 'وين وصل طلبي رقم 1689579', 'محمد بن عبدالله العتيبي'];
  const many = 30_000;
  const took = stopwatch();
  for (let i = 0; i < many; i += 1) hearing.hear(plain[i % plain.length] ?? '');
  expect((took() * 1000) / many).toBeLessThan(atMost(10));
});
