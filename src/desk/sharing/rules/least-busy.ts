import { byBusy, type SharingRule } from './rule.ts';

/** To whoever has the fewest conversations. */
export const leastBusy: SharingRule = { name: 'leastBusy', order: byBusy };
