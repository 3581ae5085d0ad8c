import { describe, test } from '@jest/globals';
import { asked, fault, holds } from './table.ts';

const words = (label: string, ask = label) => ({ label: { ar: label }, ask: { ar: ask } });
const income = words('الدخل الشهري', 'كم دخل الأسرة الشهري بالريال؟');
const family = words('عدد أفراد الأسرة', 'كم عدد أفراد أسرتك الذين تعولهم؟');
const children = words('عدد الأبناء', 'كم ابنًا لديك؟');
const hours = words('الساعات', 'كم ساعة تستطيع أن تتطوع في الأسبوع؟');
const amount = { ...words('الكمية', 'كم كيلو تنتج؟'), whole: false };
const several = fault('severalNumbers');
const noNumber = fault('notANumber');

describe('numbers that are said without one', () => {
  test('two of something in one word are two, beside more of them several', () => {
    holds(
      'number',
      [
        ['ساعتين', 2],
        ['ساعتين بالاسبوع', 2],
        ['ساعتين باليوم', asked(14)],
        ['ساعتين ونص', several],
        ['ساعتين الى ثلاث', asked(3)],
        ['ساعة', asked(1)],
      ],
      hours,
    );
    holds(
      'number',
      [
        ['طفلين', 2],
        ['عندي ولدين', 2],
        ['ولد', asked(1)],
      ],
      children,
    );
    holds(
      'number',
      [
        ['فردين', 2],
        ['غرفتين', asked(2)],
        ['ولدين وبنتين', asked(4)],
        ['بنتين وزوجة', asked(3)],
        ['مستفيدين', noNumber],
      ],
      family,
    );
  });

  test('somebody alone is shown as the number that the question means by it', () => {
    holds(
      'number',
      [
        ['انا وحدي', asked(0)],
        ['عايش لحالي', asked(0)],
        ['محد غيري', asked(0)],
        ['وحدي ما اعول احد', asked(0)],
        ['سبعة أنا والوالدة وخمس خوات', asked(7)],
      ],
      family,
    );
    holds('number', [['ما زرعت للحين', asked(0)]], words('عدد أشجار البن'));
    holds('number', [['لحالي', asked(1)]], words('عدد الساكنين'));
    holds('number', [['لحالي', asked(0)]], words('عدد المرافقين', 'كم مرافقًا معك؟ (0 إن كنت وحدك)'));
  });

  test('thousands with the article are whole, and thousands without a number are none', () =>
    holds(
      'number',
      [
        ['حول السبع الاف', asked(7000)],
        ['السبعة آلاف', 7000],
        ['كم الاف', noNumber],
      ],
      income,
    ));

  test('of two figures the one that is most likely meant is asked about, of three none', () => {
    holds(
      'number',
      [
        ['راتبي ٥٠٠٠ وأصرف منه ٣٠٠٠', asked(5000)],
        ['راتبي 5000 والايجار 1500', asked(5000)],
        ['راتبي 5000 والفواتير 700', asked(5000)],
        ['دخلي 2000 وودي دعم 500', asked(2000)],
        ['راتبي 4000 وابي مساعدة في الايجار 1500', asked(4000)],
        ['900 ضمان و 600 حساب مواطن', asked(1500)],
        ['مو 3000، 3500', asked(3500)],
        ['خمس تالاف الا ميتين', asked(4800)],
        ['٣٠٠٠ و٤٠٠٠ و٥٠٠٠', several],
      ],
      income,
    );
    holds(
      'number',
      [
        ['أنا وعيالي الأربعة', asked(4)],
        ['امي وابوي واربع خوات', asked(6)],
      ],
      family,
    );
  });

  test('a measure that is not asked for makes no number', () => {
    holds('number', [['نص طن', fault('otherMeasure')]], income);
    holds(
      'number',
      [
        ['نص طن', asked(500)],
        ['طن ونص', asked(1500)],
        ['٣ أطنان', asked(3000)],
        ['طنين', asked(2000)],
        ['خمسة كيلو', 5],
        ['5 كجم', 5],
      ],
      amount,
    );
  });
});
