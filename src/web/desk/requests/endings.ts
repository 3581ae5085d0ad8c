import type { RequestDetail } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';

const options = {
  decision: [
    { choice: 'accepted', icon: 'check', testid: 'decision-accept' },
    { choice: 'partly', icon: 'check', testid: 'decision-partly' },
    { choice: 'refused', icon: 'close', testid: 'decision-refuse' },
    { choice: 'abstained', icon: 'back', testid: 'decision-abstain' },
    { choice: 'deferred', icon: 'clock', testid: 'decision-defer' },
  ],
  conclusion: [
    { choice: 'handled', icon: 'check', testid: 'conclusion-handled' },
    { choice: 'filed', icon: 'replies', testid: 'conclusion-filed' },
  ],
} as const;
export type Option = (typeof options)[RequestDetail['ends']][number];

/** What is written beside what was chosen. */
export interface Written {
  readonly reason: string;
  /** The clause of the ready reason that was taken, by its id. */
  readonly clause: string | undefined;
  /** To which day it is put off. */
  readonly day: string;
}

/** What somebody may choose: whoever voted, or may not decide yet, can still put the case off. */
export function optionsOf({ ends, acts, bar, notBefore }: RequestDetail): readonly Option[] {
  const isHeld = bar !== undefined || notBefore !== undefined;
  return options[ends].filter(({ choice }) => (choice === 'deferred' ? acts.includes('defer') : !isHeld));
}

/** Whether everything is there that the choice needs. */
export function isReady(option: Option | undefined, { reason, day }: Written): boolean {
  if (!option) return false;
  const { choice } = option;
  const mayBeSilent = choice === 'accepted' || choice === 'abstained';
  return (mayBeSilent || reason.trim().length >= 3) && (choice !== 'deferred' || day !== '');
}

/** Ends a request as was chosen, or puts it off. */
export function end(
  reference: string,
  { choice }: Option,
  { reason: written, clause, day }: Written,
): Promise<RequestDetail> {
  const reason = written.trim();
  const cited = clause === undefined ? {} : { clause };
  if (choice === 'handled' || choice === 'filed')
    return api.conclude(reference, { conclusion: choice, reason });
  return choice === 'deferred'
    ? api.defer(reference, { day, reason, ...cited })
    : api.decide(reference, { decision: choice, reason, ...cited });
}
