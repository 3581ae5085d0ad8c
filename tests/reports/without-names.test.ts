import { expect, test } from '@jest/globals';
import { withoutNames } from '../../src/fields/written/without-names.ts';

test.each([
  ['الموظفة نورة الحربي لم تفهمني', 'الموظفة *** *** لم تفهمني'],
  ['شكرا لنوره، وللحربي ايضا', 'شكرا ***، *** ايضا'],
  ['جزى الله عبد الله خيرًا', 'جزى الله عبد الله خيرًا'],
  ['صبر علي على ما سمع', 'صبر *** على ما سمع'],
  ['thanks to NORAH', 'thanks to ***'],
  ['لا أحد هنا', 'لا أحد هنا'],
  ['عبد الرحمن وعبد العزيز ساعداني', '*** *** ساعداني'],
  ['عبدالعزيز وعبدالرحمن ساعداني', '*** *** ساعداني'],
  ['شكرا يانوره', 'شكرا ***'],
])('names of those at the desk are covered in %j', (text, covered) => {
  const names = ['نورة الحربي', 'norah.h', 'عبد الله بن علي', 'عبدالرحمن السالم', 'عبد العزيز الزيد'];
  expect(withoutNames(text, names)).toBe(covered);
});
