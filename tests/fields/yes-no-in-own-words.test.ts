import { describe, test } from '@jest/globals';
import { asked, fault, holds } from './table.ts';

const lines = (text: string): readonly string[] => text.trim().split(/\s*\n\s*/);

describe('yes and no in the words of the question', () => {
  const question = (label: string, ask: string) => ({ label: { ar: label }, ask: { ar: ask } });
  const yes = (text: string) => lines(text).map((line) => [line, asked(true)] as const);
  const no = (text: string) => lines(text).map((line) => [line, asked(false)] as const);
  const neither = (text: string) => lines(text).map((line) => [line, fault('neitherYesNorNo')] as const);

  test('whether one ever did something', () =>
    holds(
      'yesNo',
      [
        ...yes(`عندي خبره بسيطه
          عندي خبرة
          خبرة سنتين
          تطوعت قبل
          تطوعت مرتين
          تطوعت قبل سنة
          سبق وتطوعت مع الهلال
          متطوع سابق
          شاركت مع فريق
          مرتين
          3 مرات
          من زمان
          مرة وحدة`),
        ...no(`أول مرة
          هذي اول مره اتطوع
          لأول مرة
          جديد علي
          ما تطوعت
          لم أتطوع
          مو متطوع قبل
          ما عندي خبرة
          ماعندي خبره سابقه
          ما جربت`),
        ...neither(`ابي اتطوع
          مدري
          متى تبدون
          كم ساعة
          وش يعني خبرة
          الرياض`),
      ],
      question('خبرة سابقة', 'هل سبق أن تطوعت؟'),
    ));

  test('whether one has something', () => {
    holds(
      'yesNo',
      [
        ...yes(`أملك بيت
          عندي بيت ملك
          املك`),
        ...no(`ما املك
          ما نملك شي
          لا املك اي مسكن
          ما عندي بيت
          مستاجر
          ساكن ايجار
          ساكن مع اهلي`),
      ],
      question('تملك مسكنًا', 'هل تملك مسكنًا الآن؟'),
    );
    holds(
      'yesNo',
      [
        ...yes(`عندي مزرعه
          عندي وحدة
          عندنا مزرعتين
          مزرعة صغيرة`),
        ...no(`ما عندي مزرعه`),
        ['ما عندنا', false],
      ],
      question('مزرعة بن', 'هل عندك مزرعة بن؟'),
    );
  });

  test('whether something is wanted, hard or dangerous', () => {
    holds(
      'yesNo',
      [
        ...yes(`افضل في البيت
          ما اقدر اجي
          صعب علي
          محتاج
          احتاجها في البيت
          ياليت تجون`),
        ...no(`ما يصعب علي`),
        ...neither(`ابي اجيكم بنفسي
          اقدر اجي`),
      ],
      question('الخدمة في موقعك', 'هل يصعب عليك الحضور وتحتاج إلى الخدمة في مكانك؟'),
    );
    holds(
      'yesNo',
      [...yes('خطر\nفيه خطر\nخطير جدا'), ...no('مو خطر\nما فيه خطر'), ...neither('الكهرب تشرر')],
      question('عطل خطر', 'هل في العطل خطر على السلامة؟'),
    );
  });
});
