import type { ReactNode } from 'react';
import type { Table } from '../../../../contract/reports.ts';
import { rowsOf } from '../answers.ts';
import { Chart, Numbers } from '../chart.tsx';
import { useWriting } from '../written.ts';
import type { ShownProps } from './shown-props.ts';

export function TableOf({ shown, answer }: ShownProps<Table>): ReactNode {
  const { sayNamed, textOf } = useWriting();
  const { name, columns, empty } = shown;
  const rows = rowsOf(answer, shown.rows);
  return (
    <Chart name={name}>
      {rows.length === 0 ? (
        <p className="soft">{sayNamed(empty)}</p>
      ) : (
        <Numbers
          caption={sayNamed(`reports.${name}.title`)}
          head={columns.map(({ head }) => sayNamed(head))}
          rows={rows.map((row) => columns.map((column) => textOf(row, column)))}
        />
      )}
    </Chart>
  );
}
