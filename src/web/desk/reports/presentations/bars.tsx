import type { ReactNode } from 'react';
import type { Bars } from '../../../../contract/reports.ts';
import { rowsOf } from '../answers.ts';
import { Chart, Numbers } from '../chart.tsx';
import { useWriting } from '../written.ts';
import type { ShownProps } from './shown-props.ts';

interface Bar {
  readonly name: string;
  readonly count: number;
  readonly shown: string;
}

/** Lying bars, each with its name and its number written out; one picture for a screen reader, told by `label`. */
function Picture({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }): ReactNode {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <div className="bars" role="img" aria-label={label}>
      {bars.map(({ name, count, shown }, i) => (
        <div key={i} className="bar-row">
          <span className="bar-name">{name}</span>
          <span className="bar-track">
            <span className="bar-fill" style={{ inlineSize: `${(count / most) * 100}%` }} />
          </span>
          <span className="bar-number">{shown}</span>
        </div>
      ))}
    </div>
  );
}

export function BarsOf({ shown, answer }: ShownProps<Bars>): ReactNode {
  const { sayNamed, when, textOf } = useWriting();
  const { name, label, count, share, backwards, empty } = shown;
  const rows = rowsOf(answer, shown.rows);
  const all = rows.reduce((sum, row) => sum + Number(row[count.of]), 0);
  const inOrder = rows.map((row) => {
    const number = Number(row[count.of]);
    const written = textOf(row, count);
    const isShared = share === true && all > 0;
    return {
      name: textOf(row, label),
      count: number,
      shown: isShared ? `${written} (${when.percent(number / all)})` : written,
    };
  });
  const bars = backwards === true ? inOrder.reverse() : inOrder;
  const title = sayNamed(`reports.${name}.title`);
  if (bars.length === 0 && empty !== undefined)
    return (
      <Chart name={name}>
        <p className="soft">{sayNamed(empty)}</p>
      </Chart>
    );
  return (
    <Chart
      name={name}
      table={
        <Numbers
          caption={title}
          head={[sayNamed(label.head), sayNamed(count.head)]}
          rows={bars.map((bar) => [bar.name, bar.shown])}
        />
      }
    >
      <Picture bars={bars} label={`${title}: ${bars.map((bar) => `${bar.name}: ${bar.shown}`).join('; ')}`} />
    </Chart>
  );
}
