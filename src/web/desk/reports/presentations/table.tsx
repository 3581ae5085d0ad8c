import type { ReactNode } from 'react';
import type { Column, Table } from '../../../../contract/reports.ts';
import { Link } from '../../base/router.tsx';
import { rowsOf, type Row } from '../answers.ts';
import { asQuery } from '../asked.ts';
import { Chart, Numbers } from '../chart.tsx';
import { useWriting } from '../written.ts';
import type { ShownProps } from './shown-props.ts';

/** What stands in a cell; where it counts cases, it leads to them. */
function useCells({ shown, narrowed }: ShownProps<Table>): (row: Row, column: Column) => ReactNode {
  const { sayNamed, textOf } = useWriting();
  return (row, column) => {
    const { of, counted, head } = column;
    const text = textOf(row, column);
    const id = shown.rowOf === undefined ? undefined : row[shown.rowOf];
    const count = row[of];
    if (narrowed === undefined || counted === undefined || id === undefined || typeof count !== 'number')
      return text;
    if (count === 0) return text;
    const [first] = shown.columns;
    const name = first === undefined ? '' : textOf(row, first);
    return (
      <Link
        to={`/reports/cases?counted=${counted}&${asQuery({ ...narrowed, service: String(id) })}`}
        aria-label={`${name}: ${sayNamed(head)} ${text}`}
        data-testid="reports-cases-of"
        data-counted={counted}
        data-service={id}
      >
        {text}
      </Link>
    );
  };
}

export function TableOf(props: ShownProps<Table>): ReactNode {
  const { shown, answer } = props;
  const { sayNamed, textOf } = useWriting();
  const cell = useCells(props);
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
          rows={rows.map((row) =>
            columns.map((column, i) => (i === 0 ? textOf(row, column) : cell(row, column))),
          )}
        />
      )}
    </Chart>
  );
}
