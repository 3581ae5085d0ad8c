import type { ReactNode } from 'react';

export interface Bar {
  readonly name: string;
  readonly count: number;
  readonly shown: string;
}

/** Lying bars, each with its name and its number written out; one picture for a screen reader, told by `label`. */
export function Bars({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }): ReactNode {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <div className="bars" role="img" aria-label={label}>
      {bars.map(({ name, count, shown }) => (
        <div key={name} className="bar-row">
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
