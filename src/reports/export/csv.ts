import type { SheetCell } from './xlsx.ts';

/**
 * One cell. What a spreadsheet could take for a formula is made a text by an apostrophe before it, inside the quotes; also where only
 * blanks or marks of direction stand before the sign.
 */
export function cell(value: SheetCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Number(value.toFixed(4)));
  const text = value.replace(/\0/g, '');
  const disarmed =
    /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(
      text,
    ) || /^[\t\r\n]/.test(text)
      ? `'${text}`
      : text;
  return `"${disarmed.replace(/"/g, '""')}"`;
}

/** Rows as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read the Arabic). */
export const csvOf = (rows: readonly (readonly SheetCell[])[]): string =>
  `\ufeff${rows.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
