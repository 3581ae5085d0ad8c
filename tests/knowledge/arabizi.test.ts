import { expect, test } from '@jest/globals';
import { inArabicLetters } from '../../src/arabic/arabizi.ts';

test.each([
  ['kam yakhth altalab', 'كم ياخذ الطلب'],
  ['wain wasal talabi', 'وين وصل طلبي'],
  ['abgha adem 3la da3m', 'ابغى اقدم على دعم'],
  ['Wesh alawraq almatlooba?', 'وش الاوراق المطلوبة'],
  ['kaif asajel 3indkum', 'كيف اسجل عندكم'],
  ['meta yjeeni alrad', 'متى يجيني الرد'],
  ['7ayakum allah, raqam 5', 'حيكم الله رقم 5'],
])('"%s" is "%s"', (text, arabic) => {
  expect(inArabicLetters(text)).toBe(arabic);
});

test.each([
  'how long does a request take',
  'application status',
  'when is my application due, by the 3rd or 5pm?',
  'I want to hal with my request',
  'متى الرد ya3ni',
  'Sara Al Qahtani',
  '',
  '1100000007',
])('"%s" stays', (text) => {
  expect(inArabicLetters(text)).toBe(text);
});
