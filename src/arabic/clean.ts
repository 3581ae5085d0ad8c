import { remembered } from './remembered.ts';

/**
 * What may stand between the letters without meaning anything: bidi marks and isolates, zero-width characters, byte order
 * mark, soft hyphen, variation selectors. Phones and keyboards put them in; nobody sees them.
 */
const invisible = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/g;
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** ٠١٢ (Arabic-Indic) and ۰۱۲ (Persian) and full-width digits become 012. Length in characters stays the same. */
export const foldDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹０-９]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = code >= 0xff10 ? 0xff10 : code >= 0x6f0 ? 0x6f0 : 0x660;
    return String(code - zero);
  });

/**
 * Text as the member meant it: one Unicode form (NFC), nothing invisible, no control characters, single spaces,
 * lines kept. This is what a text field stores.
 */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(control, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The same on one line: a name, a title. */
export const cleanLine = (text: string): string => clean(text).replace(/\s+/g, ' ');

/** Vowel marks, Quranic marks and the tatweel (ـ): written for beauty, never needed to recognise a word. */
const vowelMarks =
  /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/g;

/** Letters and figures of a typed value on one line: cleaned, tatweel and vowel marks out, digits folded. */
export const plain = remembered((text) =>
  foldDigits(clean(text).normalize('NFKC')).replace(vowelMarks, '').replace(/\s+/g, ' ').trim(),
);
