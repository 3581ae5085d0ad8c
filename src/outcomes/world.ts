import type { KnownAsk } from './cases/known-ask.ts';
import type { KnownRequest } from './requests/known-request.ts';
import type { Submission } from './requests/submission.ts';

/** What a rehearsed conversation stands on instead of the records. */
export interface World {
  /** Requests that were sent in this conversation, the latest last. */
  readonly sent: KnownRequest[];
  /** What they wait for. */
  readonly asked: KnownAsk[];
  /** What was signed in them, in the same order. */
  readonly submissions: Submission[];
  /** The code that another conversation gave. */
  code: string | undefined;
  /** Whether another conversation is joined to this one. */
  joined: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
