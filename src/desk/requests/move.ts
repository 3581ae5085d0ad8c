import type { CaseAct } from '../../cases/machine.ts';
import type { LineIn } from '../../contract/line-names.ts';
import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import type { Outcome } from '../../outcomes/index.ts';

/** Where an act leads a case, as its member is told, and what is kept of it. */
export interface Move {
  readonly act: CaseAct;
  readonly to: LineIn<'decision'>;
  readonly reason: string | null;
  /** A day that the member is told (YYYY-MM-DD). */
  readonly day?: string;
  /** The clause (its id) by which it is so. */
  readonly clause?: string | undefined;
  /** The day to which it is put off. */
  readonly until?: string;
  /** What the member is asked for from then on, by the names of fields. */
  readonly needs?: readonly string[];
  /** The number that the member has from now on. */
  readonly number?: string | undefined;
  readonly outcome: (from: string) => Outcome;
  /** What is kept beside it. */
  readonly beside?: (conversation: LoadedConversation) => readonly Outcome[];
}

/** Why somebody of the committee votes as they do, and the clause (its id) that it follows from. */
export interface SaidReason {
  readonly reason: string | null;
  readonly clause: string | undefined;
}
