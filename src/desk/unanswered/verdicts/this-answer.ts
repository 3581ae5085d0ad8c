import type { VerdictKind } from './verdict-kind.ts';

/** An approved answer says it: the phrasing joins it. */
export const thisAnswer: VerdictKind = { name: 'thisAnswer', teaches: true, holdsOn: false };
