import type { ReportFilter } from '../../server/api.ts';
import type { DayNote, Shown, Target } from '../../../../contract/reports.ts';

/** What a presentation draws: how the figure is shown, its answer, and that of the days before where it is compared with them. */
export interface ShownProps<T extends Shown> {
  readonly shown: T;
  readonly answer: unknown;
  readonly before?: unknown;
  /** What managers set beside the figures: what tiles are to come to, and what was written on days. */
  readonly targets?: readonly Target[];
  readonly notes?: readonly DayNote[];
  /** The days of the page and what it is narrowed to; an empty text is nothing. Without it nothing can be pressed. */
  readonly narrowed?: ReportFilter;
}
