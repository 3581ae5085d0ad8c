import type { OutgoingMessage } from '../contract/index.ts';
import { advance, blank, type Engine, type Turn } from '../engine/advance.ts';
import type { Dialogue, Given } from '../engine/dialogue.ts';
import type { Asked, LookedUp, LookUp } from '../engine/effects.ts';
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

type Decided = Extract<Turn, { kind: 'decided' }>;

export interface Computed {
  readonly cause: Cause;
  readonly turn: Decided;
  readonly messages: readonly OutgoingMessage[];
}

const mostLookUps = 8;

/** Whether the words of a message may be kept: not before the member agreed to it. */
export const mayKeep = (dialogue: Dialogue | undefined): boolean => dialogue?.facts.consent === 'given';

interface Task {
  readonly engine: Engine;
  readonly house: House;
  readonly before: Dialogue;
  readonly event: MemberEvent;
  readonly given: Given;
  readonly opened: Asked | undefined;
}

/** What stands for a message whose words may not be kept; undefined when it can be kept as it came. */
function meantBy({ before, event }: Task, { meaning }: Decided): MemberEvent | undefined {
  if (mayKeep(before) || meaning === undefined) return undefined;
  if (event.kind === 'start' || event.kind === 'due' || event.kind === 'desk') return undefined;
  if (event.kind === 'tap' && meaning.kind === 'choice') return undefined;
  return { kind: 'meant', meaning };
}

/** One try with the answers found so far; what is still to be looked up otherwise. */
function attempt(task: Task, found: readonly LookedUp[]): Computed | LookUp {
  const { engine, house, before, event, given, opened } = task;
  const turn = advance(engine, house, before, event, given, found, opened);
  if (turn.kind === 'needs') return turn.query;
  const meant = meantBy(task, turn);
  const again = meant ? advance(engine, house, before, meant, given, found) : turn;
  if (again.kind === 'needs') return again.query;
  const { dialogue, results } = again;
  const answers = answersOf(dialogue);
  const messages = compose(results, { house, lang: dialogue.facts.lang, now: given.now, answers });
  const cause = { event: meant ?? event, given, ...(found.length > 0 && { found }) };
  return { cause, turn: again, messages };
}

async function lookingUp(
  task: Task,
  lookUps: LookUps,
  conversation: Known,
  first: LookUp,
): Promise<Computed> {
  const found: LookedUp[] = [];
  for (let query = first; found.length < mostLookUps;) {
    found.push(await lookUps.answer(conversation, query, task.given.now));
    const tried = attempt(task, found);
    if ('turn' in tried) return tried;
    query = tried;
  }
  throw new Error('a turn looks up without end');
}

/** Computes a turn: at once, or with whatever it has to look up. Nothing is stored here. */
export function compute(
  engine: Engine,
  house: House,
  lookUps: LookUps,
  conversation: Known,
  event: MemberEvent,
  given: Given,
): Computed | Promise<Computed> {
  const lang = event.kind === 'start' ? event.lang : (given.locale ?? 'ar');
  const { dialogue, asked: opened } = conversation;
  const task = { engine, house, before: dialogue ?? blank(lang, given.now), event, given, opened };
  const tried = attempt(task, []);
  return 'turn' in tried ? tried : lookingUp(task, lookUps, conversation, tried);
}
