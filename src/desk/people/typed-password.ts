/**
 * The same password as somebody may have typed it: in other letters, with figures for letters, on the other keyboard layout. Nothing here is
 * remembered, unlike what `src/arabic` folds.
 */

const latin = "qwertyuiop[]asdfghjkl;'zxcvnm,./`";
const arabic = 'ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ';
const toArabic = new Map(Array.from(latin).map((key, i) => [key, arabic[i] ?? key]));
const toLatin = new Map(Array.from(arabic).map((key, i) => [key, latin[i] ?? key]));

const mapped = (text: string, keys: ReadonlyMap<string, string>): string =>
  Array.from(text.toLowerCase(), (sign) => keys.get(sign) ?? sign).join('');

/** What the keys of an Arabic keyboard give on a Latin one; the key of «لا» is b, and two other keys give the same. */
export const latinKeys = (text: string): readonly string[] => [
  mapped(text.replaceAll('لا', 'b'), toLatin),
  mapped(text, toLatin),
];

/** What the keys of a Latin keyboard give on an Arabic one. */
export const arabicKeys = (text: string): string => mapped(text, toArabic).replaceAll('b', 'لا');

const alike: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه' };

/** Letters that differ in writing alone are one; blanks and what joins words are left out. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{M}\u0640\p{Cf}]/gu, '')
    .replace(/[أإآٱىة]/g, (letter) => alike[letter] ?? letter)
    .replace(/[٠-٩]/g, (figure) => String(figure.charCodeAt(0) - 0x0660))
    .replace(/[\s._-]/g, '');

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const unleet = (text: string, one: string): string =>
  Array.from(text, (sign) => leet[sign] ?? (sign === '1' || sign === '!' ? one : sign)).join('');

/** A text as it is, and as a word whose letters were exchanged for signs that look like them; all of one length. */
export const unleeted = (text: string): readonly string[] => [text, unleet(text, 'i'), unleet(text, 'l')];
