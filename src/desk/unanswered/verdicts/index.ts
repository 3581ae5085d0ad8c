import type { VerdictKind } from './verdict-kind.ts';
import { askResearcher } from './ask-researcher.ts';
import { notOurs } from './not-ours.ts';
import { thisAnswer } from './this-answer.ts';

/** Everything that may be decided of a question without an answer, in the order of its buttons. */
export const verdictKinds: readonly VerdictKind[] = [thisAnswer, askResearcher, notOurs];

export const verdictKind = (name: string): VerdictKind | undefined =>
  verdictKinds.find((one) => one.name === name);
