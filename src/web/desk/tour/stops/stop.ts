import type { ReactNode } from 'react';
import type { Capability } from '../../../../contract/desk.ts';
import type { LineIn } from '../../../../contract/line-names.ts';

/** One thing that somebody is shown on the first day. Its words are the lines of its name under `desk.tour.titles` and `desk.tour.texts`. */
export interface Stop {
  readonly name: LineIn<'desk.tour.titles'>;
  /** All that whoever is shown it must be able to do. */
  readonly needs: readonly Capability[];
  /** The page on which it stands; undefined where it is on every page. */
  readonly at: string | undefined;
  /** A small drawing of that page, with its own buttons named as they are there. */
  readonly Picture: () => ReactNode;
}
