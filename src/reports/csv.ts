import type { LineByWord, LineName } from '../contract/line-names.ts';
import type { Reports } from '../contract/reports.ts';
import type { CsvRow } from './figure.ts';
import { figures } from './figures/index.ts';

/**
 * One cell. What a spreadsheet could take for a formula is made a text by an apostrophe before it, inside the quotes; also where only
 * blanks or marks of direction stand before the sign.
 */
export function cell(value: string | number | null): string {
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

/** The lines of locales/ in the language of the export. */
export interface Naming {
  readonly line: (name: LineName) => string;
  /** Undefined where the group has no line for the word. */
  readonly word: (of: LineByWord) => string | undefined;
}

const columns = ['figure', 'of', 'value', 'count', 'figureId', 'ofId'] as const;

/**
 * The manager's figures as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read the Arabic). Names are in one language; the last two
 * columns hold the words that do not change with it.
 */
export function reportsCsv(reports: Reports, naming: Naming): string {
  const titleOf = (of: CsvRow['of']): string => {
    if (!of) return '';
    if ('title' in of) return of.title;
    return 'line' in of ? naming.line(of.line) : (naming.word(of) ?? of.id);
  };
  const rows: readonly CsvRow[] = [
    { id: 'from', line: 'reports.range.from', value: reports.from },
    { id: 'to', line: 'reports.range.to', value: reports.to },
    ...figures.flatMap((figure) => figure.csv(figure.shape.parse(reports[figure.id]))),
  ];
  const lines = [
    columns.map((column) => naming.line(`reports.csv.${column}`)),
    ...rows.map(({ id, line, value = null, count = null, of }) => [
      naming.line(line),
      titleOf(of),
      value,
      count,
      id,
      of?.id ?? '',
    ]),
  ];
  return `\ufeff${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}
