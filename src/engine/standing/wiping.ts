import type { Outcome } from '../../outcomes/index.ts';
import type { DialogueFacts, Given } from '../dialogue.ts';

/** What is left where a member wants what was written before to go: from where it can go, and what stays at the desk. */
export const wipeOf = (
  { consent, danger }: Pick<DialogueFacts, 'consent' | 'danger'>,
  { wipes }: Pick<Given, 'wipes'>,
): Extract<Outcome, { type: 'wipeChat' }> => ({
  type: 'wipeChat',
  ...(wipes && { from: wipes }),
  stays: consent === 'given' ? 'agreed' : danger ? 'alert' : 'nothing',
  ...(danger && { alerted: true }),
});
