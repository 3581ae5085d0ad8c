import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { z } from 'zod';
import { plain } from '../../arabic/clean.ts';
import { isChanged } from '../written/changing-words.ts';
import { figureGroups, mainRow, placedIn, spokenFigures } from '../written/figure-groups.ts';
import { saysOwnNumber } from '../told/own-number.ts';
import { common, lackable, lastFour, type FieldKind } from '../kind.ts';
import { fault, textOf, unsure, value, type Args } from '../value.ts';

const options = z.strictObject({ type: z.literal('mobile'), ...common, ...lackable });

/** The figures of a mobile of the kingdom, as far as a numbering plan cannot change them: a 5 and eight more. */
const pattern = /^(?:0{0,2}966)?0?(5\d{8})$/;

/** A number that says by its beginning that it belongs to another country. */
const foreign = /(?:(?<!966)\+|(?<!\d)00)\s*(?!966)[1-9]/;

/** The mobiles that stand in a text, without what is before the 5. */
const mobilesIn = (text: string): readonly string[] =>
  foreign.test(plain(text))
    ? []
    : [...new Set(figureGroups(text).flatMap((figures) => pattern.exec(figures)?.[1] ?? []))];

/** What is wrong with a number that does not begin as a mobile of the kingdom does. Whose it is, is looked up for the words alone. */
function faultOfForeign(typed: string, digits: string, national: string): string {
  const country = parsePhoneNumberFromString(typed.replace(/^00/, '+'), 'SA')?.countryCallingCode;
  if (/^(\+|00)/.test(typed) && (country ?? '966') !== '966') return 'notSaudi';
  if (typed.startsWith('+') && !digits.startsWith('966')) return 'notSaudi';
  return national.startsWith('1') && digits.startsWith('0') ? 'isLandline' : 'notAMobile';
}

/**
 * A Saudi mobile as people write it (05…, 5…, +966 5…, 00966 5…, 966 05…), alone or in a phrase, stored as E.164 (+9665XXXXXXXX): whatever
 * begins with 05 and has ten figures; unsure where it is said in words, or where the phrase may make it another's. Faults: noDigits, several,
 * notSaudi, isLandline, notAMobile (not a mobile of the kingdom), wrongLength {count}. It is no secret on the channel that goes by it.
 */
export const mobile = {
  type: 'mobile',
  options,
  read(spec, text) {
    const [only, more] = mobilesIn(text);
    if (more !== undefined) return fault('several');
    if (only !== undefined) return isChanged(text, spec) ? unsure(`+966${only}`) : value(`+966${only}`);
    const digits = mainRow(text);
    const spoken = digits.length < 2 ? pattern.exec(spokenFigures(text))?.[1] : undefined;
    if (spoken !== undefined) return unsure(`+966${spoken}`);
    if (digits === '') return fault('noDigits');
    const typed = plain(text).replace(/[^\d+]/g, '');
    const national = digits.replace(/^0{0,2}966/, '').replace(/^0/, '');
    return national.startsWith('5') && !foreign.test(typed)
      ? fault('wrongLength', { count: digits.length })
      : fault(faultOfForeign(typed, digits, national));
  },
  show: (_spec, found) => textOf(found).replace(/^\+966/, '0'),
  mask: lastFour,
  privacy: 'masked',
  isInText: (figures) => pattern.test(figures),
  placed: (text) =>
    placedIn(text, (figures) => pattern.exec(figures)?.[1])
      .filter(({ from }) => !foreign.test(text.slice(Math.max(0, from - 1), from + 4)))
      .map((found) => ({ ...found, value: `+966${found.value}` })),
  isOfChannel: saysOwnNumber,
  foundBy: 'lastFigures',
  readsAs: 'identifier',
  mayFollow: ({ later }) => later,
  keyboard: {
    placeholder: 'mobile',
    inputMode: 'tel',
    autocomplete: 'off',
    figures: true,
    sensitive: true,
    ownNumber: true,
  },
  sample: (_spec, n) => ({ text: `05${String(50_000_000 + (n % 9_000_000))}` }),
} as const satisfies FieldKind<z.infer<typeof options>>;

/** A telephone that somebody can be called at: E.164, what is wrong with it, or no figures at all. */
type Phone =
  | { readonly kind: 'phone'; readonly number: string }
  | { readonly kind: 'fault'; readonly fault: string; readonly args: Args }
  | { readonly kind: 'none' };

/** A telephone of the kingdom that stands in a house: 011 and seven figures more. */
const fixed = /^(?:0{0,2}966)?0?(1[1-7]\d{7})$/;

const words = { ar: 'رقم الهاتف' };
const anyMobile = options.parse({ type: 'mobile', name: 'number', label: words, ask: words });

/** Reads a telephone of the kingdom, a mobile as people write it or one that stands in a house. */
export function phoneIn(text: string): Phone {
  const [, national] = fixed.exec(plain(text).replace(/\D/g, '')) ?? [];
  if (national !== undefined) return { kind: 'phone', number: `+966${national}` };
  const parsed = mobile.read(anyMobile, text);
  if (parsed.ok) return { kind: 'phone', number: textOf(parsed.value) };
  return parsed.fault === 'noDigits'
    ? { kind: 'none' }
    : { kind: 'fault', fault: parsed.fault, args: parsed.args ?? {} };
}
