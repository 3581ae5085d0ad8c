import type { VerdictKind } from './verdict-kind.ts';

/** The association has nothing to say to it. */
export const notOurs: VerdictKind = { name: 'notOurs', teaches: false, holdsOn: true };
