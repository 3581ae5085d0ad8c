import type { Lang } from '../../contract/lang.ts';
import type { Written } from '../../contract/reports.ts';
import { lastingIn, numbersIn, unitsIn } from '../../contract/shown/numbers.ts';
import { day, minute } from '../../kernel/clock.ts';

/** How the value of a tile is written outside the page; null without one. */
export function writingIn(lang: Lang): (value: number | null, as: Written) => string | null {
  const number = (value: number, digits: number): string =>
    numbersIn(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  const percent = numbersIn(lang, { style: 'percent', maximumFractionDigits: 1 });
  const units = unitsIn(lang);
  return (value, as) => {
    if (value === null) return null;
    if (as === 'mean') return number(value, 2);
    if (as === 'share') return percent.format(value);
    if (as === 'minutes') return lastingIn(units, value * minute);
    return as === 'days' ? lastingIn(units, value * day) : number(value, 0);
  };
}
