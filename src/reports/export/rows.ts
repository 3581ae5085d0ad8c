import type { LineByWord, LineName } from '../../contract/line-names.ts';
import type { DayNote, Reports, Target } from '../../contract/reports.ts';
import type { CsvRow } from '../figure.ts';
import { figures } from '../figures/index.ts';

/** The lines of locales/ in the language of the export. */
export interface Naming {
  readonly line: (name: LineName) => string;
  /** Undefined where the group has no line for the word. */
  readonly word: (of: LineByWord) => string | undefined;
}

const columns = ['figure', 'of', 'value', 'count', 'before', 'figureId', 'ofId'] as const;

const placeOf = ({ id, of }: CsvRow): string => `${id}/${of?.id ?? ''}`;

/** The rows of the figures that are in these answers. */
const rowsIn = (answers: Readonly<Record<string, unknown>>): readonly CsvRow[] =>
  figures.flatMap((figure) =>
    figure.id in answers ? figure.csv(figure.shape.parse(answers[figure.id])) : [],
  );

const targetRow = ({ name, value }: Target): CsvRow => ({
  id: 'target',
  line: 'reports.target.title',
  value,
  of: { id: name, group: 'reports', word: `${name}.title` },
});
const noteRow = ({ day, text }: DayNote): CsvRow => ({
  id: 'note',
  line: 'reports.note.title',
  value: text,
  of: { id: day, title: day },
});

/**
 * The manager's figures as rows of an export, the first names the columns. Names are in one language; the last two columns hold the words that do not
 * change with it.
 */
export function exportRows(
  reports: Reports,
  naming: Naming,
): readonly (readonly (string | number | null)[])[] {
  const titleOf = (of: CsvRow['of']): string => {
    if (!of) return '';
    if ('title' in of) return of.title;
    return 'line' in of ? naming.line(of.line) : (naming.word(of) ?? of.id);
  };
  const rows: readonly CsvRow[] = [
    { id: 'from', line: 'reports.range.from', value: reports.from },
    { id: 'to', line: 'reports.range.to', value: reports.to },
    ...reports.targets.map(targetRow),
    ...reports.notes.map(noteRow),
    ...rowsIn(reports),
  ];
  const before = new Map(rowsIn(reports.before).map((row) => [placeOf(row), row.value ?? null]));
  return [
    columns.map((column) => naming.line(`reports.csv.${column}`)),
    ...rows.map((row) => [
      naming.line(row.line),
      titleOf(row.of),
      row.value ?? null,
      row.count ?? null,
      before.get(placeOf(row)) ?? null,
      row.id,
      row.of?.id ?? '',
    ]),
  ];
}
