import type { Counting } from '../contract/cases/counted.ts';
import type { LineName } from '../contract/line-names.ts';

interface Lead {
  readonly to: string;
  readonly line: LineName;
  readonly keeps: ('channel' | 'service')[];
  readonly days: true;
}

/** To the list of the cases that a tile counts, of the same days, channel and service. */
export const leadTo = (counted: Counting): Lead => ({
  to: `/reports/cases?counted=${counted}`,
  line: `reports.cases.of.${counted}`,
  keeps: ['channel', 'service'],
  days: true,
});
