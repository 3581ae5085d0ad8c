import { day, minute } from '../kernel/clock.ts';
import type { Dialogue } from './dialogue.ts';
import type { Asked } from '../voice/question.ts';
import { offerTelephone } from './question/stuck.ts';
import type { Stage } from './stage.ts';
import { askHowItWas, howItWasAt } from './standing/how-it-was.ts';
import { mayTell, mayTellNow } from './standing/may-tell.ts';
import { afterOfficeTime, afterRiyadhNight } from '../voice/time.ts';

/** How long the bot waits before it reminds; reminders are kind, never at night, and stop after the second. */
export interface Patience {
  readonly first: number;
  readonly second: number;
  wakeAt(dialogue: Dialogue, asked: Asked | undefined): number | undefined;
}

/** So many reminders are sent; a conversation that nobody is to be reminded of has had them. */
export const enough = 2;

/** After half an hour and after a day. A person who waits for a person is told when the promised time has passed. */
export const patience: Patience = {
  first: 30 * minute,
  second: day,
  wakeAt(dialogue, asked) {
    const waiting = dialogue.facts.waiting;
    const times = [
      ...(asked?.reminds &&
      dialogue.reminded < enough &&
      mayTell({ alerted: false, facts: dialogue.facts }, 'reminders')
        ? [afterRiyadhNight(dialogue.heard + (dialogue.reminded === 0 ? this.first : this.second))]
        : []),
      ...(waiting && waiting.late < mostDelays ? [waiting.by] : []),
      ...[howItWasAt(dialogue) ?? []].flat(),
    ];
    return times.length > 0 ? Math.min(...times) : undefined;
  },
};

/** So often a new time is named to someone who waits; after that the last message says how to go on. */
const mostDelays = 3;

/** Nothing is due for whom nothing reaches, or to whom nothing may be said unasked: as if all had been said, until they write again. Nothing of it is stored. */
function passOver(stage: Stage): number {
  const { waiting } = stage.facts;
  if (waiting) stage.know({ waiting: { ...waiting, late: mostDelays } });
  stage.forget('answeredAt');
  return enough;
}

/** What is due now. Answers how many reminders have been sent since the member was heard. */
export function due(rules: Patience, stage: Stage, before: Dialogue): number {
  const { now } = stage.given;
  if (!mayTellNow(stage, 'service') || stage.given.shut) return passOver(stage);
  const waiting = stage.facts.waiting;
  if (waiting && waiting.late < mostDelays && now >= waiting.by) {
    const { pack } = stage.house.association;
    const by = afterOfficeTime(pack.hours, now, pack.procedure.unclear.answerWithin);
    const late = waiting.late + 1;
    stage.know({ waiting: { ...waiting, by, late } });
    stage.say(late < mostDelays ? 'handover.late' : 'handover.veryLate', { by });
    if (late === mostDelays) offerTelephone(stage);
    stage.leaves({ type: 'putOff', id: waiting.id, by });
  }
  if (askHowItWas(stage, before)) return before.reminded;
  const asked = stage.open();
  const wait = before.reminded === 0 ? rules.first : rules.second;
  if (
    !asked?.reminds ||
    before.reminded >= enough ||
    !mayTellNow(stage, 'reminders') ||
    now < afterRiyadhNight(before.heard + wait)
  )
    return before.reminded;
  stage.say(before.reminded === 0 ? 'engine.reminder' : 'engine.lastReminder');
  stage.repeat();
  return before.reminded + 1;
}
