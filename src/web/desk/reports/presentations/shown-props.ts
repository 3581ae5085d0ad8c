import type { Shown } from '../../../../contract/reports.ts';

/** What a presentation draws: how the figure is shown, and its answer. */
export interface ShownProps<T extends Shown> {
  readonly shown: T;
  readonly answer: unknown;
}
