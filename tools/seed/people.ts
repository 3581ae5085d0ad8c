import { pick, type Chance } from './chance.ts';

// Common names in combinations that nobody chose: who bears one of them is not meant.
const men = [
  'محمد',
  'عبدالله',
  'سعد',
  'فهد',
  'خالد',
  'سالم',
  'ناصر',
  'عبدالرحمن',
  'تركي',
  'ماجد',
  'يوسف',
  'بندر',
];
const women = [
  'نورة',
  'فاطمة',
  'سارة',
  'منيرة',
  'هيا',
  'عائشة',
  'ريم',
  'لطيفة',
  'أمل',
  'موضي',
  'شيخة',
  'خلود',
];
const families = [
  'العتيبي',
  'القحطاني',
  'الغامدي',
  'الزهراني',
  'الشهري',
  'الدوسري',
  'الحربي',
  'المطيري',
  'اليامي',
  'العنزي',
  'الشمري',
  'البقمي',
];

/** A made-up name of three parts: own, father's, family's. */
export function madeUpName(chance: Chance): string {
  const own = chance('woman', 2) === 0 ? pick(chance, 'own', men) : pick(chance, 'own', women);
  const link = men.includes(own) ? 'بن' : 'بنت';
  return `${own} ${link} ${pick(chance, 'father', men)} ${pick(chance, 'family', families)}`;
}
