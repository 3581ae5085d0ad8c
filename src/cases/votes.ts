import type { Pack } from '../association/schema.ts';
import { votes, voteStep, type Vote } from '../contract/cases/vote.ts';

export type Verdict = Exclude<Vote, 'abstained'>;

const voteAt = (status: string): Vote | undefined => votes.find((vote) => voteStep(vote) === status);

/** A step of a history: what it is called, and who took it. */
interface Step {
  readonly status: string;
  readonly staff: number | null;
}
export interface Cast {
  readonly staff: number;
  readonly vote: Vote;
}

/** The votes that count: those since the case came to where it stands. */
export function castSince(history: readonly Step[], isNote: (status: string) => boolean): readonly Cast[] {
  const last = history.findLastIndex(({ status }) => !isNote(status));
  return history.slice(last + 1).flatMap(({ status, staff }) => {
    const vote = voteAt(status);
    return vote && staff !== null ? [{ staff, vote }] : [];
  });
}

type Rule = Pick<Pack['procedure']['committee'], 'quorum' | 'approvals'>;

/** What the committee has decided by these votes; undefined as long as too few have voted, or too few alike. */
export function verdictOf({ quorum, approvals }: Rule, cast: readonly Vote[]): Verdict | undefined {
  if (cast.length < quorum) return undefined;
  const verdicts: readonly Verdict[] = ['accepted', 'partly', 'refused'];
  return verdicts.find((one) => cast.filter((vote) => vote === one).length >= approvals);
}
