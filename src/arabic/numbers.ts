import { plain } from './clean.ts';
import { words } from './fold.ts';

const table: Readonly<Record<number, string>> = {
  0: 'صفر',
  1: 'واحد واحده وحده احد',
  2: 'اثنين اثنان اثنتين ثنتين اتنين',
  3: 'ثلاثه ثلاث تلاته',
  4: 'اربعه اربع',
  5: 'خمسه خمس',
  6: 'سته ست',
  7: 'سبعه سبع',
  8: 'ثمانيه ثمان ثماني تمانيه',
  9: 'تسعه تسع',
  10: 'عشره عشر',
  11: 'احدعش احدعشر',
  12: 'اثنعش اثناعشر اثنعشر',
  13: 'ثلطعش ثلاثطعش',
  14: 'اربعطعش',
  15: 'خمسطعش',
  16: 'سطعش',
  17: 'سبعطعش',
  18: 'ثمنطعش',
  19: 'تسعطعش',
  20: 'عشرين عشرون',
  30: 'ثلاثين ثلاثون',
  40: 'اربعين اربعون',
  50: 'خمسين خمسون',
  60: 'ستين ستون',
  70: 'سبعين سبعون',
  80: 'ثمانين ثمانون',
  90: 'تسعين تسعون',
  100: 'ميه مايه مئه',
  200: 'ميتين مايتين ميتان مئتين',
  300: 'ثلاثميه ثلاثمايه',
  400: 'اربعميه اربعمايه',
  500: 'خمسميه خمسمايه',
  600: 'ستميه ستمايه',
  700: 'سبعميه سبعمايه',
  800: 'ثمانميه ثمانمايه ثمنميه',
  900: 'تسعميه تسعمايه',
};
const values = new Map(
  Object.entries(table).flatMap(([n, forms]) => forms.split(' ').map((form) => [form, Number(n)] as const)),
);
const thousands = new Set(['الف', 'الاف', 'الفا']);

/**
 * A whole number written in Arabic words ("خمسة وعشرين", "ثلاثة آلاف ومئتين"), below a million; undefined when the words
 * are anything else. A number is returned only when every word belongs to it.
 */
export function numberFromWords(text: string): number | undefined {
  const list = words(text).filter((word) => word !== 'و');
  const at = list.findIndex((word) => thousandsOf(word) !== undefined);
  if (list.length === 0) return undefined;
  if (at < 0) return belowThousand(list);
  const factor = thousandsOf(list[at] ?? '') ?? 1;
  const before = at === 0 ? 1 : factor === 2 ? undefined : belowThousand(list.slice(0, at));
  const after = at === list.length - 1 ? 0 : belowThousand(list.slice(at + 1));
  return before === undefined || after === undefined ? undefined : before * factor * 1000 + after;
}

/** 1 for "thousand", 2 for "two thousand", undefined for any other word. */
function thousandsOf(word: string): 1 | 2 | undefined {
  const bare = valueOf(word) === undefined ? word.replace(/^و/, '') : word;
  return thousands.has(bare) ? 1 : bare === 'الفين' || bare === 'الفان' ? 2 : undefined;
}

const valueOf = (word: string): number | undefined =>
  values.get(word) ?? (word.startsWith('و') ? values.get(word.slice(1)) : undefined);

function belowThousand(list: readonly string[]): number | undefined {
  let hundreds = 0;
  let rest = 0;
  for (const word of list) {
    const n = valueOf(word);
    if (n === undefined) return undefined;
    if (n === 100 && rest > 2 && rest < 10 && hundreds === 0) [hundreds, rest] = [rest * 100, 0];
    else if (n >= 100 && hundreds === 0 && rest === 0) hundreds = n;
    else if (n === 10 && rest < 10) rest += 10;
    else if (n >= 20 && n < 100 && rest < 10) rest += n;
    else if (n < 20 && rest === 0) rest = n;
    else if (n < 10 && rest >= 20 && rest % 10 === 0) rest += n;
    else return undefined;
  }
  return hundreds + rest;
}

/**
 * Numbers written in figures inside a text, as they read: "١٬٥٠٠" → [1500], "٣٫٥" → [3.5]. Thousands signs are recognised where
 * exactly three figures follow; a lone "," or "." followed by other than three figures is a decimal sign.
 */
export function figuresIn(text: string): number[] {
  const found = plain(text)
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
    .match(/-?\d+(?:[.,]\d+)*/g);
  return (found ?? []).map((run) => {
    const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(run)
      ? run.replace(/,/g, '')
      : run.replace(/,(\d{1,2})$/, '.$1').replace(/,/g, '');
    return Number(grouped);
  });
}
