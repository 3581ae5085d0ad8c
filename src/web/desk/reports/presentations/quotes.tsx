import type { ReactNode } from 'react';
import type { Quotes } from '../../../../contract/reports.ts';
import { rowsOf } from '../answers.ts';
import { Chart } from '../chart.tsx';
import { useWriting } from '../written.ts';
import type { ShownProps } from './shown-props.ts';

export function QuotesOf({ shown, answer }: ShownProps<Quotes>): ReactNode {
  const { sayNamed, write } = useWriting();
  const { name, over, text, empty } = shown;
  const rows = rowsOf(answer, shown.rows);
  return (
    <Chart name={name}>
      {rows.length === 0 && <p className="soft">{sayNamed(empty)}</p>}
      <ul className="comments">
        {rows.map((row, i) => (
          <li key={i}>
            {over.length > 0 && (
              <p className="soft">{over.map(({ of, as }) => write(row[of] ?? null, as)).join(' · ')}</p>
            )}
            <p>
              <bdi dir="auto" className="said">
                {row[text]}
              </bdi>
            </p>
          </li>
        ))}
      </ul>
    </Chart>
  );
}
