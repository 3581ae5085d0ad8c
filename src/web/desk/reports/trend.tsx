import type { ReactNode } from 'react';
import type { Reports } from '../../../contract/desk.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';

const [width, height, edge] = [720, 220, 34];
const scores = [1, 2, 3, 4, 5];
const y = (score: number): number => edge / 2 + ((5 - score) / 4) * (height - edge * 1.5);

interface Point {
  readonly x: number;
  readonly score: number;
  readonly day: string;
}

/** Points of days with ratings, in pieces where days between them have none. Time runs in the direction of reading. */
function pointsOf(trend: Reports['trend'], rightToLeft: boolean): readonly Point[] {
  const step = (width - 2 * edge) / Math.max(1, trend.length - 1);
  return trend.flatMap(({ day, score }, i) => {
    const along = edge + i * step;
    return score === null ? [] : [{ day, score, x: rightToLeft ? width - along : along }];
  });
}

/** The mean of each day as a line over the days, from 1 to 5. */
export function Trend({
  trend,
  label,
}: {
  readonly trend: Reports['trend'];
  readonly label: string;
}): ReactNode {
  const { dir, lang } = useWords();
  const when = whenIn(lang);
  const rightToLeft = dir === 'rtl';
  const points = pointsOf(trend, rightToLeft);
  const [first, last] = [trend[0], trend.at(-1)];
  const start = rightToLeft ? width - edge : edge;
  return (
    <svg className="trend" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {scores.map((score) => (
        <g key={score}>
          <line className="trend-grid" x1={edge} x2={width - edge} y1={y(score)} y2={y(score)} />
          <text
            className="trend-text"
            x={rightToLeft ? width - edge / 2 : edge / 2}
            y={y(score) + 5}
            textAnchor="middle"
          >
            {score}
          </text>
        </g>
      ))}
      <polyline className="trend-line" points={points.map(({ x, score }) => `${x},${y(score)}`).join(' ')} />
      {points.map(({ x, score, day }) => (
        <circle key={day} className="trend-point" cx={x} cy={y(score)} r={points.length > 45 ? 2.5 : 4}>
          <title>{`${when.shortDay(day)}: ${when.number(score, 1)}`}</title>
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
