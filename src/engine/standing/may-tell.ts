import type { Purpose } from '../../contract/purpose.ts';
import type { DialogueFacts, Given } from '../dialogue.ts';

/** What a purpose rests on: it is owed, it is good until the member stops it, or they agreed to it apart. */
const ground: Readonly<Record<Purpose, 'owed' | 'untilStopped' | 'agreed'>> = {
  service: 'owed',
  reminders: 'untilStopped',
  news: 'agreed',
  research: 'agreed',
  publishing: 'agreed',
  sharing: 'agreed',
};

/** Why somebody is not told something: they were in danger there, stopped it, never agreed to it, or nothing reaches them now. */
const untoldBecause = ['danger', 'stopped', 'notAgreed', 'unreached'] as const;
export type UntoldBecause = (typeof untoldBecause)[number];

/** What is known of whom something is to be told. `alerted`: somebody was in danger in this conversation, now or once. */
export interface Listener {
  readonly alerted: boolean;
  readonly facts?: Pick<DialogueFacts, 'optedOut' | 'agreed'> | undefined;
}

/** How a channel stands right now. `shut`: nothing that is said on it reaches the member before they write again. */
export interface Way {
  readonly shut?: boolean;
}

/**
 * Why somebody may not be told something now that they did not ask for; undefined where they may. What is owed is said where nothing reaches them, too:
 * a template carries it there, or the desk sees that it did not arrive.
 */
export function whyUntold(
  { alerted, facts }: Listener,
  purpose: Purpose,
  { shut = false }: Way = {},
): UntoldBecause | undefined {
  if (alerted) return 'danger';
  const rests = ground[purpose];
  if (rests === 'owed') return undefined;
  if (facts?.optedOut) return 'stopped';
  if (rests === 'agreed' && !facts?.agreed?.includes(purpose)) return 'notAgreed';
  return shut ? 'unreached' : undefined;
}

/** Whether somebody may be told something now that they did not ask for. Every sending of that sort passes here. */
export const mayTell = (...[listener, purpose, way]: Parameters<typeof whyUntold>): boolean =>
  whyUntold(listener, purpose, way) === undefined;

/** As `mayTell`, in the middle of a turn. */
export const mayTellNow = (
  { facts, given }: { readonly facts: DialogueFacts; readonly given: Given },
  purpose: Purpose,
): boolean => mayTell({ alerted: given.hushed ?? false, facts }, purpose, { shut: given.shut ?? false });
