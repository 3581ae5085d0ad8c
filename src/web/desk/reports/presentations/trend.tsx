import type { ReactNode } from 'react';
import type { DayNote, Trend } from '../../../../contract/reports.ts';
import { Empty, Said } from '../../parts/parts.tsx';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { rowsOf, type Row } from '../answers.ts';
import { Chart, Numbers } from '../chart.tsx';
import { useWriting } from '../written.ts';
import type { ShownProps } from './shown-props.ts';

const [width, height, edge] = [720, 220, 34];

/** A day of the line; null without a value. */
interface Day {
  readonly day: string;
  readonly value: number | null;
}

interface Point {
  readonly x: number;
  readonly value: number;
  readonly day: string;
}

/** Noon of a day, so that days are equally long. */
const timeOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** Where a day stands, at its distance from the first. Time runs in the direction of reading. */
function placeIn(days: readonly Day[], rightToLeft: boolean): (day: string) => number {
  const [first, last] = [timeOf(days[0]?.day ?? ''), timeOf(days.at(-1)?.day ?? '')];
  const length = (width - 2 * edge) / Math.max(1, last - first);
  return (day) => {
    const along = edge + (timeOf(day) - first) * length;
    return rightToLeft ? width - along : along;
  };
}

/** Points of days with values. */
function pointsOf(days: readonly Day[], rightToLeft: boolean): readonly Point[] {
  const x = placeIn(days, rightToLeft);
  return days.flatMap(({ day, value }) => (value === null ? [] : [{ day, value, x: x(day) }]));
}

/** How high a value stands between the first and the last step. */
function heightIn(steps: readonly number[]): (value: number) => number {
  const [least = 0, most = 1] = [steps[0], steps.at(-1)];
  return (value) => edge / 2 + ((most - value) / (most - least)) * (height - edge * 1.5);
}

interface PictureProps {
  readonly days: readonly Day[];
  readonly steps: readonly number[];
  readonly label: string;
  readonly target: number | undefined;
  readonly notes: readonly DayNote[];
}

/** A line at the target, and one at each day with a note, by the number under which the note stands below. */
function Marked({ days, steps, target, notes }: Omit<PictureProps, 'label'>): ReactNode {
  const x = placeIn(days, useWords().dir === 'rtl');
  const y = heightIn(steps);
  return (
    <>
      {target !== undefined && (
        <line className="trend-target" x1={edge} x2={width - edge} y1={y(target)} y2={y(target)} />
      )}
      {notes.map(({ day }, i) => (
        <g key={day} className="trend-note">
          <line x1={x(day)} x2={x(day)} y1={edge / 2} y2={height - edge} />
          <text className="trend-text" x={x(day)} y={height - edge / 2 - 4} textAnchor="middle">
            {i + 1}
          </text>
        </g>
      ))}
    </>
  );
}

/** The values as a line over the days. */
function Picture({ days, steps, label, target, notes }: PictureProps): ReactNode {
  const { dir, lang } = useWords();
  const when = whenIn(lang);
  const rightToLeft = dir === 'rtl';
  const points = pointsOf(days, rightToLeft);
  const y = heightIn(steps);
  const [first, last] = [days[0], days.at(-1)];
  const start = rightToLeft ? width - edge : edge;
  return (
    <svg className="trend" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {steps.map((step) => (
        <g key={step}>
          <line className="trend-grid" x1={edge} x2={width - edge} y1={y(step)} y2={y(step)} />
          <text
            className="trend-text"
            x={rightToLeft ? width - edge / 2 : edge / 2}
            y={y(step) + 5}
            textAnchor="middle"
          >
            {step}
          </text>
        </g>
      ))}
      <Marked days={days} steps={steps} target={target} notes={notes} />
      <polyline className="trend-line" points={points.map(({ x, value }) => `${x},${y(value)}`).join(' ')} />
      {points.map(({ x, value, day }) => (
        <circle key={day} className="trend-point" cx={x} cy={y(value)} r={points.length > 45 ? 2.5 : 4}>
          <title>{`${when.shortDay(day)}: ${when.number(value, 1)}`}</title>
        </circle>
      ))}
      {first && (
        <text className="trend-text" x={start} y={height - 6} textAnchor="start">
          {when.shortDay(first.day)}
        </text>
      )}
      {last && last !== first && (
        <text className="trend-text" x={width - start} y={height - 6} textAnchor="end">
          {when.shortDay(last.day)}
        </text>
      )}
    </svg>
  );
}

/** The rows of days, and those of days with a note on which nothing was counted. */
function withNotes(rows: readonly Row[], { day, value }: Trend, notes: readonly DayNote[]): readonly Row[] {
  const more = notes.filter((note) => rows.every((row) => row[day.of] !== note.day));
  const all = [...rows, ...more.map((note) => ({ [day.of]: note.day, [value.of]: null }))];
  return all.toSorted((one, other) => String(one[day.of]).localeCompare(String(other[day.of])));
}

/** The notes under the chart, by their numbers in it. */
function DayNotes({ notes }: { readonly notes: readonly DayNote[] }): ReactNode {
  const { when } = useWriting();
  if (notes.length === 0) return null;
  return (
    <ol className="day-notes" data-testid="reports-notes">
      {notes.map(({ day, text }) => (
        <li key={day}>
          <Said>{`${when.shortDay(day)}: ${text}`}</Said>
        </li>
      ))}
    </ol>
  );
}

/** What a screen reader hears of the line. */
function useTold(shown: Trend, points: readonly Point[]): string {
  const { sayNamed, when } = useWriting();
  const [first, last] = [points[0], points.at(-1)];
  return first && last
    ? sayNamed(`reports.${shown.name}.told`, {
        from: when.shortDay(first.day),
        first: when.number(first.value, 1),
        to: when.shortDay(last.day),
        last: when.number(last.value, 1),
      })
    : sayNamed(shown.empty);
}

interface NumbersProps {
  readonly shown: Trend;
  readonly rows: readonly Row[];
  readonly notes: readonly DayNote[];
}

/** The days with their values, and with their notes where there are any. */
function DaysTable({ shown, rows, notes }: NumbersProps): ReactNode {
  const { say } = useWords();
  const { sayNamed, textOf } = useWriting();
  const { name, day, value, more } = shown;
  const columns = [day, value, ...more];
  const noteOn = new Map(notes.map((note) => [note.day, note.text]));
  return (
    <Numbers
      caption={sayNamed(`reports.${name}.title`)}
      head={[
        ...columns.map(({ head }) => sayNamed(head)),
        ...(notes.length > 0 ? [say('reports.note.title')] : []),
      ]}
      rows={rows
        .filter((row) => row[value.of] !== null || noteOn.has(String(row[day.of])))
        .map((row) => [
          ...columns.map((column) => textOf(row, column)),
          ...(notes.length > 0 ? [noteOn.get(String(row[day.of])) ?? ''] : []),
        ])}
    />
  );
}

export function TrendOf({ shown, answer, targets = [], notes = [] }: ShownProps<Trend>): ReactNode {
  const { sayNamed } = useWriting();
  const { name, day, value, steps, empty, emptyHint } = shown;
  const rows = withNotes(rowsOf(answer, shown.rows), shown, notes);
  const days = rows.map((row) => ({
    day: String(row[day.of]),
    value: row[value.of] === null ? null : Number(row[value.of]),
  }));
  const points = pointsOf(days, false);
  const label = useTold(shown, points);
  const target = targets.find((one) => one.name === shown.target)?.value;
  return (
    <Chart name={name} table={<DaysTable shown={shown} rows={rows} notes={notes} />}>
      {points.length === 0 ? (
        <Empty icon="reports" title={sayNamed(empty)} text={sayNamed(emptyHint)} />
      ) : (
        <Picture days={days} steps={steps} label={label} target={target} notes={notes} />
      )}
      <DayNotes notes={notes} />
    </Chart>
  );
}
