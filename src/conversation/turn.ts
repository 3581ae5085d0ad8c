import type { OutgoingMessage } from '../contract/index.ts';
import { advance, blank, type Engine, type Turn } from '../engine/advance.ts';
import type { Dialogue, Given } from '../engine/dialogue.ts';
import type { LookedUp } from '../engine/effects.ts';
import type { MemberEvent } from '../engine/events.ts';
import type { House } from '../engine/house.ts';
import { answersOf, compose } from './compose.ts';
import type { Known } from './cache.ts';
import type { LookUps } from './look-up.ts';

/** Everything by which a turn can be computed again: stored with the message that caused it. */
export interface Cause {
  readonly event: MemberEvent;
  readonly given: Given;
  readonly found?: readonly LookedUp[];
}

export interface Computed {
  readonly cause: Cause;
  readonly turn: Extract<Turn, { kind: 'decided' }>;
  readonly messages: readonly OutgoingMessage[];
}

const mostLookUps = 8;

/** Whether the words of a message may be kept: not before the member agreed to it. */
export const mayKeep = (dialogue: Dialogue | undefined): boolean => dialogue?.facts.consent === 'given';

/** Computes a turn, with whatever it has to look up. Nothing is stored here. */
export async function compute(
  engine: Engine,
  house: House,
  lookUps: LookUps,
  conversation: Known,
  event: MemberEvent,
  given: Given,
): Promise<Computed> {
  const before =
    conversation.dialogue ?? blank(event.kind === 'start' ? event.lang : (given.locale ?? 'ar'), given.now);
  const found: LookedUp[] = [];
  const decide = async (heard: MemberEvent): Promise<Extract<Turn, { kind: 'decided' }>> => {
    let turn = advance(engine, house, before, heard, given, found);
    while (turn.kind === 'needs') {
      if (found.length >= mostLookUps) throw new Error('a turn looks up without end');
      found.push(await lookUps.answer(conversation, turn.query, given.now));
      turn = advance(engine, house, before, heard, given, found);
    }
    return turn;
  };
  let heard = event;
  let turn = await decide(event);
  if (
    event.kind !== 'start' &&
    event.kind !== 'due' &&
    event.kind !== 'desk' &&
    !mayKeep(before) &&
    turn.meaning
  ) {
    heard = { kind: 'meant', meaning: turn.meaning };
    turn = await decide(heard);
  }
  const { dialogue, results } = turn;
  const messages = compose(results, {
    house,
    lang: dialogue.facts.lang,
    now: given.now,
    answers: answersOf(dialogue),
  });
  return { cause: { event: heard, given, ...(found.length > 0 && { found }) }, turn, messages };
}
