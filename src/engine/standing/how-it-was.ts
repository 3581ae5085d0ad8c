import { day, hour, minute } from '../../kernel/clock.ts';
import { afterRiyadhNight } from '../../voice/time.ts';
import type { Dialogue } from '../dialogue.ts';
import { isAtMenu } from '../question/at-menu.ts';
import type { Stage } from '../stage.ts';
import { mayTell } from './may-tell.ts';

/** So long after the last exchange a member is asked how it was, once in so long; never about what was answered longer before they last wrote. */
const quiet = 15 * minute;
const once = day;
const fresh = hour;

/**
 * When a member is to be asked how the conversation was in which something was answered; undefined where they are not: nothing was, they were asked lately, they
 * are in a form, or wait for a person.
 */
export function howItWasAt({
  facts,
  heard,
  stack,
}: Pick<Dialogue, 'facts' | 'heard' | 'stack'>): number | undefined {
  const { answeredAt, ratedAt, consent, waiting, danger } = facts;
  if (
    answeredAt === undefined ||
    consent === undefined ||
    waiting ||
    danger ||
    !isAtMenu({ stack: [...stack] })
  )
    return undefined;
  const at = Math.max(answeredAt, heard) + quiet;
  const lately = ratedAt !== undefined && at - ratedAt < once;
  if (lately || heard - answeredAt > fresh || !mayTell({ alerted: false, facts }, 'reminders'))
    return undefined;
  return afterRiyadhNight(at);
}

/** Asks how it was, where that is due; what stands on the menu is over then. Answers whether it was asked. */
export function askHowItWas(stage: Stage, { heard }: Pick<Dialogue, 'heard'>): boolean {
  const { facts, stack, given } = stage;
  const at = howItWasAt({ facts, heard, stack });
  if (at === undefined || given.now < at) return false;
  stage.forget('answeredAt');
  stage.stack = stack.slice(0, 1);
  stage.call(stage.flows.at('closed'), { about: 'conversation' });
  return true;
}
