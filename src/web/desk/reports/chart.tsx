import type { ReactNode } from 'react';
import { useWords } from '../base/words.tsx';
import { useWriting } from './written.ts';
import { testidOf } from './written.ts';

interface ChartProps {
  /** Its lines are reports.<name>.title and reports.<name>.definition. */
  readonly name: string;
  readonly children: ReactNode;
  readonly table?: ReactNode;
}

/** A chart or a table of the page, its meaning under its title, its numbers behind a disclosure. */
export function Chart({ name, children, table }: ChartProps): ReactNode {
  const { say } = useWords();
  const { sayNamed } = useWriting();
  return (
    <section className="chart" aria-labelledby={`chart-${name}`} data-testid={testidOf(name)}>
      <h2 id={`chart-${name}`}>{sayNamed(`reports.${name}.title`)}</h2>
      <p className="definition">{sayNamed(`reports.${name}.definition`)}</p>
      {children}
      {table !== undefined && (
        <details>
          <summary>{say('reports.numbers')}</summary>
          {table}
        </details>
      )}
    </section>
  );
}

interface TableProps {
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  readonly caption: string;
}

/** The first column names the row. */
export function Numbers({ head, rows, caption }: TableProps): ReactNode {
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            <tr key={i}>
              {cells.map((text, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    <bdi dir="auto">{text}</bdi>
                  </th>
                ) : (
                  <td key={column}>{text}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
