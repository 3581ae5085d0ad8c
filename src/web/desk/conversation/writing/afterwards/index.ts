import { api } from '../../../server/api.ts';
import type { AfterReply } from './act.ts';
import { close } from './close.ts';
import { tomorrow } from './tomorrow.ts';

/** Everything that may be done once a canned reply went out, in the order in which it is offered. */
export const afterReplies: readonly AfterReply[] = [tomorrow, close];

/** What a canned reply brings with it besides its words. */
export interface Brought {
  readonly label?: number;
  readonly afterwards?: string;
}

/** Does what a reply brought with it, once it went out. Throws where something could not be done. */
export async function doBrought(
  conversation: string,
  { label, afterwards }: Brought,
  after: number,
): Promise<void> {
  if (label !== undefined) await api.label(conversation, label, true);
  await afterReplies.find(({ name }) => name === afterwards)?.run(conversation, after);
}
