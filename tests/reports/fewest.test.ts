import { expect, test } from '@jest/globals';
import { daysTogether, partsShown } from '../../src/reports/fewest.ts';
import { withoutNames } from '../../src/fields/written/without-names.ts';

const part = (answered: number): { score: number | null; answered: number } => ({ score: 4, answered });
const shown = (...counts: readonly number[]) =>
  partsShown(counts.map(part)).map(({ score }) => score !== null);

test('a mean of fewer than five is not shown, nor one by which it could be told', () => {
  expect(shown(20, 7)).toEqual([true, true]);
  expect(shown(20, 7, 4)).toEqual([true, false, false]);
  expect(shown(20, 7, 4, 3)).toEqual([true, true, false, false]);
  expect(shown(20, 3)).toEqual([false, false]);
  expect(shown(20, 0)).toEqual([true, false]);
  expect(shown()).toEqual([]);
});

test('days stand together until they hold five ratings; the last few go to those before', () => {
  const days = [
    { day: '2026-11-01', score: 5, answered: 2 },
    { day: '2026-11-04', score: 3, answered: 3 },
    { day: '2026-11-05', score: 4, answered: 6 },
    { day: '2026-11-09', score: 2, answered: 2 },
  ];
  expect(daysTogether(days)).toEqual([
    { since: '2026-11-01', day: '2026-11-04', score: 3.8, answered: 5 },
    { since: '2026-11-05', day: '2026-11-09', score: 3.5, answered: 8 },
  ]);
  expect(daysTogether(days.slice(0, 1))).toEqual([]);
  expect(daysTogether([])).toEqual([]);
});

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
