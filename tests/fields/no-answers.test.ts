import { test } from '@jest/globals';
import { fault, holds } from './table.ts';

const lines = (text: string): readonly string[] => text.trim().split(/\s*\n\s*/);

test('a greeting, a wish, thanks, laughter and "I do not know" are no name and no place', () => {
  const said = lines(`عيدكم مبارك
      كل عام وانتم بخير
      رمضان كريم
      جمعة مباركة
      شكرا لكم
      يعطيكم العافية
      الله يسعدكم والله
      هلا والله
      السلام عليكم ورحمة الله وبركاته
      مساء الخير كيف حالكم
      مدري والله
      ما ادري
      والله ما اعرف
      مو متأكد
      اي شي
      اللي يناسبكم
      هههه تمام
      هههههه والله
      لحظة بس
      عطني دقيقة
      شوي وارجع لكم
      ان شاء الله
      ما شاء الله
      حسبي الله ونعم الوكيل
      تست
      thank you
      good morning`);
  holds(
    'name',
    said.map((text) => [text, fault('empty')] as const),
  );
  holds(
    'city',
    said.map((text) => [text, fault('empty')] as const),
  );
  holds('name', [['اسمي عيد مبارك', 'عيد مبارك']]);
});
