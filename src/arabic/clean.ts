import { remembered } from './remembered.ts';

/**
 * What may stand between the letters and is not seen: bidi marks, overrides and isolates, zero-width spaces, byte order mark, soft
 * hyphen, invisible operators. Phones and keyboards put them in; no text means anything by them.
 */
const unseen = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/**
 * What joins or parts signs and chooses how one looks: joiner and non-joiner, variation selectors. A family of emoji, a red heart and
 * a Persian word are made with them, so they are stored; two texts that differ by them alone are the same to whoever compares.
 */
const joining = /[\u034f\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** ٠١٢ (Arabic-Indic) and ۰۱۲ (Persian) and full-width digits become 012. Length in characters stays the same. */
export const foldDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹０-９]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = code >= 0xff10 ? 0xff10 : code >= 0x6f0 ? 0x6f0 : 0x660;
    return String(code - zero);
  });

/**
 * Text as the member typed it: one Unicode form (NFC), without what is not seen, no control characters, single spaces, lines kept;
 * every other sign as it came. This is what fields store.
 */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
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

/** The tatweel between figures: the dash of whoever has none on the keyboard. */
const dash = /(?<=\d)\s*\u0640+\s*(?=\d)/g;

/**
 * The same for comparing and reading alone, never for storing: on one line, in the compatibility form (NFKC), without tatweel, vowel
 * marks and joiners, digits folded.
 */
export const plain = remembered((text) =>
  foldDigits(clean(text).normalize('NFKC'))
    .replace(joining, '')
    .replace(dash, '-')
    .replace(vowelMarks, '')
    .replace(/\s+/g, ' ')
    .trim(),
);
