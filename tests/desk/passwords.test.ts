import { expect, test } from '@jest/globals';
import { faultOfPassword } from '../../src/desk/people/passwords.ts';
import { arabicKeys, latinKeys } from '../../src/desk/people/typed-password.ts';

const own = ['rahat', 'noura.alharbi@rahat.example', 'نورة الحربي', 'جمعية رحات التعاونية'];
const fault = (password: string): string | undefined => faultOfPassword(password, own);

test.each(['', 'kX9!mQ2#vR', '1234567890', 'كلمة قصيرة'])('"%s" is too short', (password) => {
  expect(fault(password)).toBe('short');
});

test.each([
  ['a common one', 'password1234'],
  ['with signs for letters', 'P@ssw0rd!2026'],
  ['capitals and blanks', 'Pass Word 1234'],
  ['two common ones', 'dragonmonkey99'.slice(0, 12)],
  ['figures in a row', '123456789012'],
  ['a row of keys', 'qwertyuiop[]'],
  ['two rows of keys', 'qwertyasdfgh'],
  ['keys of columns', '1qaz2wsx3edc'],
  ['an alphabet', 'abcdefghijkl'],
  ['an alphabet, backwards', 'zyxwvutsrqpo'],
  ['one sign', 'aaaaaaaaaaaa'],
  ['two signs', 'ababababababab'],
  ['blanks alone', '            '],
  ['signs that cannot be seen', '\u200f'.repeat(12)],
  ['the association', 'rahatrahatrahat'],
  ['the association and a year', 'Rahat-2026-Rahat'],
  ['the own name', 'نورة الحربي 1447'],
  ['the own name without marks', 'نُورَة الحَربِيّ'],
  ['the own address', 'noura.alharbi'],
  ['a common one, typed on Arabic keys', arabicKeys('password1234')],
  ['with a b, typed on Arabic keys', arabicKeys('baseball1234')],
  ['the own name, typed on Latin keys', latinKeys('نورة الحربي 1447')[0]!],
  ['Arabic figures', '١٢٣٤٥٦٧٨٩٠١٢'],
  ['wide letters', 'ｐａｓｓｗｏｒｄ１２３４'],
  ['common Arabic words', 'السلام عليكم 2030'],
  ['a common name and a year', 'محمد محمد 1445'],
])('refused: %s', (_, password) => {
  expect(fault(password)).toBe('common');
});

test.each([
  'correct horse battery staple',
  'نخلة تسأل البحر عن قلم',
  'kX9!mQ2#vR7z',
  '493817265039',
  'خيمة-غيمة-سلحفاة-مرساة',
  'rahat kX9mQ2vR7',
])('"%s" is taken', (password) => {
  expect(fault(password)).toBeUndefined();
});
