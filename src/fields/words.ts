import { clean, plain } from '../arabic/clean.ts';
import { words } from '../arabic/fold.ts';
import { figuresIn, numberFromWords } from '../arabic/numbers.ts';
import { fault, value, type Parsed, type SpecOf } from './spec.ts';

/** Free text, kept as typed. Faults: empty, tooShort {min}, tooLong {max, count}. Lengths are counted in characters as people see them. */
export function parseText(spec: Pick<SpecOf<'text'>, 'min' | 'max'>, text: string): Parsed {
  const typed = clean(text);
  const length = Array.from(typed).length;
  if (!/[\p{L}\p{N}]/u.test(typed)) return fault('empty');
  if (length < spec.min) return fault('tooShort', { min: spec.min });
  if (length > spec.max) return fault('tooLong', { max: spec.max, count: length });
  return value(typed);
}

/** A person's name. Faults: empty, hasDigits, tooFewWords {min}, tooLong {max}. */
export function parseName(spec: Pick<SpecOf<'name'>, 'words'>, text: string): Parsed {
  const typed = plain(text)
    .replace(/^(اسمي|انا|أنا|my name is)\s+/iu, '')
    .replace(/[.،,]+$/u, '');
  if (!/\p{L}{2}/u.test(typed)) return fault('empty');
  if (/\d/.test(typed)) return fault('hasDigits');
  if (!/^[\p{L}\p{M}\s.'’-]+$/u.test(typed)) return fault('hasSigns');
  if (typed.length > 120) return fault('tooLong', { max: 120 });
  if (typed.split(' ').filter((part) => /\p{L}/u.test(part)).length < spec.words)
    return fault('tooFewWords', { min: spec.words });
  return value(typed);
}

/** A city or village. Faults: empty, hasDigits, tooLong {max}. */
export function parseCity(text: string): Parsed {
  const typed = plain(text).replace(/[.،,]+$/u, '');
  if (/\d/.test(typed)) return fault('hasDigits');
  if (!/\p{L}{2}/u.test(typed)) return fault('empty');
  if (!/^[\p{L}\p{M}\s.'’()-]+$/u.test(typed)) return fault('hasSigns');
  return typed.length > 60 ? fault('tooLong', { max: 60 }) : value(typed);
}

/** A number in figures or in words, alone or in a short phrase ("عندي ٣ عيال"). Faults: notANumber, severalNumbers, notWhole, tooSmall {min}, tooLarge {max}. */
export function parseNumber(spec: Pick<SpecOf<'number'>, 'min' | 'max' | 'whole'>, text: string): Parsed {
  const figures = figuresIn(text);
  if (figures.length > 1) return fault('severalNumbers');
  const found = figures[0] ?? numberFromWords(text) ?? inPhrase(text);
  if (found === undefined || !Number.isFinite(found)) return fault('notANumber');
  if (spec.whole && !Number.isInteger(found)) return fault('notWhole');
  if (found < spec.min) return fault('tooSmall', { min: spec.min });
  if (found > spec.max) return fault('tooLarge', { max: spec.max });
  return value(found);
}

/** Words that count only alone or beside what they count: in longer phrases "أحد" is somebody and "وحدة" a woman. */
const somebody = new Set(['احد', 'واحد', 'واحده', 'وحده']);

function inPhrase(text: string): number | undefined {
  const parts = words(text);
  if (parts.length > 5 || /[؟?]/.test(text)) return undefined;
  const counted = parts.filter((part) => !somebody.has(part) || (parts.length <= 2 && part !== 'احد'));
  const found = counted.map((part) => numberFromWords(part)).filter((one) => one !== undefined);
  return found.length === 1 ? found[0] : undefined;
}
