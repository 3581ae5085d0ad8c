import { useWords } from '../../base/words.tsx';
import type { ReactNode } from 'react';
import type { Tile } from '../../../../contract/reports.ts';
import { cellOf } from '../answers.ts';
import { testidOf, useWriting } from '../written.ts';
import type { ShownProps } from './shown-props.ts';

/** One figure, with what it means in plain words beside it. */
export function TileOf({ shown: { name, value, beside }, answer }: ShownProps<Tile>): ReactNode {
  const { say } = useWords();
  const { sayNamed, write } = useWriting();
  const values = Object.entries(beside ?? {}).flatMap(([key, { of, as }]) => {
    const text = write(cellOf(answer, of), as);
    return text === null ? [] : [[key, text] as const];
  });
  const isTold = beside !== undefined && values.length === Object.keys(beside).length;
  return (
    <section className="figure" aria-labelledby={`figure-${name}`}>
      <h2 id={`figure-${name}`}>{sayNamed(`reports.${name}.title`)}</h2>
      <p className="figure-value">
        <strong data-testid={testidOf(name)}>
          {write(cellOf(answer, value.of), value.as) ?? say('reports.noValue')}
        </strong>
        {isTold && (
          <span className="soft">{sayNamed(`reports.${name}.beside`, Object.fromEntries(values))}</span>
        )}
      </p>
      <p className="definition">{sayNamed(`reports.${name}.definition`)}</p>
    </section>
  );
}
