import type { Afterwards } from '../../../../../contract/kept/canned.ts';
import type { IconName } from '../../../parts/icon.tsx';

/** What is done to a conversation once a reply went out; its words are lines of `desk.canned.afterwards` under its name. */
export interface AfterReply {
  readonly name: Afterwards;
  readonly icon: IconName;
  /** `after` is the last line that was there when the reply was written. Throws where it cannot be done as the conversation stands by now. */
  readonly run: (conversation: string, after: number) => Promise<unknown>;
}
