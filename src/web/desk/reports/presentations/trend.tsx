import type { ReactNode } from 'react';
import type { Trend } from '../../../../contract/reports.ts';
import { Empty } from '../../parts/parts.tsx';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { rowsOf } from '../answers.ts';
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

/** Points of days with values, each at its distance from the first. Time runs in the direction of reading. */
function pointsOf(days: readonly Day[], rightToLeft: boolean): readonly Point[] {
  const [first, last] = [timeOf(days[0]?.day ?? ''), timeOf(days.at(-1)?.day ?? '')];
  const length = (width - 2 * edge) / Math.max(1, last - first);
  return days.flatMap(({ day, value }) => {
    const along = edge + (timeOf(day) - first) * length;
    return value === null ? [] : [{ day, value, x: rightToLeft ? width - along : along }];
  });
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
}

/** The values as a line over the days. */
function Picture({ days, steps, label }: PictureProps): ReactNode {
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

export function TrendOf({ shown, answer }: ShownProps<Trend>): ReactNode {
  const { sayNamed, when, textOf } = useWriting();
  const { name, day, value, more, steps, empty, emptyHint } = shown;
  const rows = rowsOf(answer, shown.rows);
  const days = rows.map((row) => ({
    day: String(row[day.of]),
    value: row[value.of] === null ? null : Number(row[value.of]),
  }));
  const columns = [day, value, ...more];
  const points = pointsOf(days, false);
  const [first, last] = [points[0], points.at(-1)];
  const label =
    first && last
      ? sayNamed(`reports.${name}.told`, {
          from: when.shortDay(first.day),
          first: when.number(first.value, 1),
          to: when.shortDay(last.day),
          last: when.number(last.value, 1),
        })
      : sayNamed(empty);
  return (
    <Chart
      name={name}
      table={
        <Numbers
          caption={sayNamed(`reports.${name}.title`)}
          head={columns.map(({ head }) => sayNamed(head))}
          rows={rows
            .filter((row) => row[value.of] !== null)
            .map((row) => columns.map((column) => textOf(row, column)))}
        />
      }
    >
      {points.length === 0 ? (
        <Empty icon="reports" title={sayNamed(empty)} text={sayNamed(emptyHint)} />
      ) : (
        <Picture days={days} steps={steps} label={label} />
      )}
    </Chart>
  );
}
