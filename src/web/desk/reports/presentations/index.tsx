import type { ReactNode } from 'react';
import type { Shown, Tile } from '../../../../contract/reports.ts';
import { BarsOf } from './bars.tsx';
import { QuotesOf } from './quotes.tsx';
import type { ShownProps } from './shown-props.ts';
import { TableOf } from './table.tsx';
import { TileOf } from './tile.tsx';
import { TrendOf } from './trend.tsx';

/** A figure in the way in which it wants to be shown: the list of presentations. */
export function FigureShown({ shown, ...props }: ShownProps<Shown>): ReactNode {
  switch (shown.kind) {
    case 'tile':
      return <TileOf shown={shown} {...props} />;
    case 'bars':
      return <BarsOf shown={shown} {...props} />;
    case 'trend':
      return <TrendOf shown={shown} {...props} />;
    case 'table':
      return <TableOf shown={shown} {...props} />;
    case 'quotes':
      return <QuotesOf shown={shown} {...props} />;
  }
}

/** Tiles stand together above all others. */
export const isTile = (shown: Shown): shown is Tile => shown.kind === 'tile';
