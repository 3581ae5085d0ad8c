import { never } from '../kernel/errors.ts';
import { plain } from '../arabic/clean.ts';
import { showGregorian, showHijri } from './calendar.ts';
import { pick } from './choice.ts';
import { parseDate } from './date.ts';
import { parseIban } from './iban.ts';
import { parseIqama, parseNationalId } from './identity.ts';
import { parseMobile } from './mobile.ts';
import {
  fault,
  isSensitive,
  value,
  type DateValue,
  type FieldSpec,
  type FieldValue,
  type FileValue,
  type Parsed,
  type SpecOf,
} from './spec.ts';
import { parseCity, parseName, parseNumber, parseText } from './words.ts';
import { yesOrNo } from './yes-no.ts';

/**
 * Reads what a member typed at a field: the canonical value, or the fault that says what is wrong. `now` (milliseconds)
 * decides what is past. Attachments are not typed: their fault is notAFile.
 */
export function parseField(spec: FieldSpec, text: string, now: number): Parsed {
  switch (spec.type) {
    case 'text':
      return parseText(spec, text);
    case 'number':
      return parseNumber(spec, text);
    case 'choice':
      return parseChoice(spec, text);
    case 'yesNo': {
      const said = yesOrNo(text);
      return said === undefined ? fault('neitherYesNorNo') : value(said);
    }
    case 'date':
      return parseDate(spec, text, now);
    case 'nationalId':
      return parseNationalId(text);
    case 'iqama':
      return parseIqama(text);
    case 'mobile':
      return parseMobile(text);
    case 'iban':
      return parseIban(text);
    case 'name':
      return parseName(spec, text);
    case 'city':
      return parseCity(text);
    case 'attachment':
      return fault('notAFile');
    default:
      return never(spec);
  }
}

function parseChoice(spec: SpecOf<'choice'>, text: string): Parsed {
  const options = spec.options.map(({ id, label, alsoCalled }) => ({
    id,
    names: [label.ar, label.en ?? '', ...alsoCalled].filter(Boolean),
  }));
  const id = pick(options, text);
  return id === undefined ? fault('notAChoice', { count: options.length }) : value(id);
}

/** Checks a file that has been stored: its type by content and its size. Faults: notAFile (another type of field), wrongType, tooLarge {max}, empty. */
export function parseFile(spec: FieldSpec, file: FileValue): Parsed {
  if (spec.type !== 'attachment') return fault('isAFile');
  if (file.size === 0) return fault('empty');
  if (!(spec.accept as readonly string[]).includes(file.type)) return fault('wrongType');
  return file.size > spec.maxMegabytes * 1024 * 1024
    ? fault('tooLarge', { max: spec.maxMegabytes })
    : value(file);
}

type Lang = 'ar' | 'en';
const asText = (found: FieldValue): string => (typeof found === 'object' ? '' : String(found));
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const ungrouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6, useGrouping: false });

/** The value in full, for the member who typed it and for those who must act on it. */
export function showField(spec: FieldSpec, found: FieldValue, lang: Lang): string {
  switch (spec.type) {
    case 'choice': {
      const label = spec.options.find((option) => option.id === found)?.label;
      return (lang === 'en' ? label?.en : undefined) ?? label?.ar ?? asText(found);
    }
    case 'yesNo':
      return lang === 'ar' ? (found === true ? 'نعم' : 'لا') : found === true ? 'Yes' : 'No';
    case 'date':
      return showDate(found as DateValue, lang);
    case 'mobile':
      return asText(found).replace(/^\+966/, '0');
    case 'iban':
      return asText(found).replace(/(.{4})(?=.)/g, '$1 ');
    case 'attachment':
      return (found as FileValue).name;
    case 'number':
      return ((found as number) >= 10_000 ? grouped : ungrouped).format(found as number);
    case 'text':
    case 'nationalId':
    case 'iqama':
    case 'name':
    case 'city':
      return asText(found);
    default:
      return never(spec);
  }
}

/** Both calendars, the typed one first; a Hijri date before 1420 is converted only approximately, and says so. */
function showDate(date: DateValue, lang: Lang): string {
  const hijri = date.calendar === 'hijri' ? showHijriTyped(date, lang) : showHijri(date.gregorian, lang);
  const gregorian = showGregorian(date.gregorian, lang);
  if (date.calendar === 'gregorian') return `${gregorian} (${hijri})`;
  const about = date.year < 1420 ? (lang === 'ar' ? 'تقريبًا ' : 'about ') : '';
  return `${hijri} (${about}${gregorian})`;
}

const showHijriTyped = (date: DateValue, lang: Lang): string =>
  lang === 'ar' ? `${date.day}/${date.month}/${date.year}هـ` : `${date.day}/${date.month}/${date.year} AH`;

/** The value where it need not be read: identifiers show their last four characters, everything else as it is. */
export function maskField(spec: FieldSpec, found: FieldValue, lang: Lang): string {
  return isSensitive(spec) ? maskText(showField(spec, found, lang)) : showField(spec, found, lang);
}

/** Dots and the last four characters; texts of four or fewer become dots alone. */
export function maskText(text: string): string {
  const bare = plain(text).replace(/\s/g, '');
  return bare.length > 4 ? `••••••${bare.slice(-4)}` : '••••';
}
