import type { VerdictKind } from './verdict-kind.ts';

/** Whoever answers members is asked which answer says it. */
export const askResearcher: VerdictKind = {
  name: 'askResearcher',
  teaches: false,
  waitsFor: 'serve',
  holdsOn: false,
};
