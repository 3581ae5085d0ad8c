import type { OutgoingMessage } from '../../contract/index.ts';
import { advance, blank, type Engine, type Turn } from '../../engine/advance.ts';
import type { Dialogue, Given } from '../../engine/dialogue.ts';
import type { MemberEvent } from '../../engine/events.ts';
import { languageOf } from '../../engine/standing/language.ts';
import { find, leavingsOf, type LookedUp, type LookUp } from '../../lookups/index.ts';
import { isOutcome, type Outcome } from '../../outcomes/index.ts';
import type { Database } from '../../records/base/database.ts';
import type { Coordination } from '../../coordination/port.ts';
import type { House } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import { compose, speakingIn } from './compose.ts';
import type { LoadedConversation } from './cache.ts';

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
  /** What the turn leaves: what it decided, and what its look-ups found. */
  readonly outcomes: readonly Outcome[];
}

const mostLookUps = 8;

/** Whether the words of a message may be kept: not before the member agreed to it. */
export const mayKeep = (dialogue: Dialogue | undefined): boolean => dialogue?.facts.consent === 'given';

/** A turn that is to be computed. */
export interface Task {
  readonly house: House;
  readonly conversation: LoadedConversation;
  readonly event: MemberEvent;
  readonly given: Given;
  /** The phone number (E.164) that the channel itself proves with this message. It is used for look-ups and stored where the member gives it as an answer alone. */
  readonly number?: string | undefined;
}

interface Trial extends Pick<Task, 'house' | 'event' | 'given'> {
  readonly engine: Engine;
  readonly before: Dialogue;
  readonly opened: Asked | undefined;
}

/** What stands for a message whose words may not be kept; undefined when it can be kept as it came. */
export function meantBy(
  { before, event }: Pick<Trial, 'before' | 'event'>,
  { meaning }: Decided,
): MemberEvent | undefined {
  if (mayKeep(before) || meaning === undefined) return undefined;
  if (event.kind === 'start' || event.kind === 'due' || event.kind === 'desk') return undefined;
  if (event.kind === 'tap' && meaning.kind === 'choice') return undefined;
  const album = 'album' in event ? event.album : undefined;
  const spoken = event.kind === 'text' ? languageOf(event.text) : undefined;
  return {
    kind: 'meant',
    meaning,
    ...(spoken && { spoken }),
    ...('cut' in event && { cut: true }),
    ...(album && { album }),
  };
}

/** One try with the findings so far: the turn, or what it has to look up next. */
function attempt(trial: Trial, found: readonly LookedUp[]): Computed | LookUp {
  const { engine, house, before, event, given, opened } = trial;
  const turn = advance({ engine, house, before, event, given, found, opened });
  if (turn.kind === 'needs') return turn.query;
  const meant = meantBy(trial, turn);
  const again = meant ? advance({ engine, house, before, event: meant, given, found }) : turn;
  if (again.kind === 'needs') return again.query;
  const { dialogue, results } = again;
  const messages = compose(results, speakingIn(house, dialogue, given.now));
  const cause = { event: meant ?? event, given, ...(found.length > 0 && { found }) };
  const outcomes = [...results.filter(isOutcome), ...leavingsOf(found)];
  return { cause, turn: again, messages, outcomes };
}

/** Computes turns, looking up in the records what they ask for. Nothing is stored here. */
export class Turns {
  constructor(
    private readonly engine: Engine,
    private readonly database: Database,
    private readonly coordination: Coordination,
  ) {}

  /** At once where nothing has to be looked up. */
  compute(task: Task): Computed | Promise<Computed> {
    const { house, event, given, conversation } = task;
    const lang = event.kind === 'start' ? event.lang : (given.locale ?? 'ar');
    const { dialogue: before = blank(lang, given.now), asked: opened } = conversation;
    const trial: Trial = { engine: this.engine, house, before, event, given, opened };
    const tried = attempt(trial, []);
    return 'turn' in tried ? tried : this.lookingUp(task, trial, tried);
  }

  private async lookingUp(
    { conversation, given, number }: Task,
    trial: Trial,
    first: LookUp,
  ): Promise<Computed> {
    const { database, coordination } = this;
    const by = { database, coordination, conversation, now: given.now, number };
    const found: LookedUp[] = [];
    for (let query = first; found.length < mostLookUps;) {
      found.push(await find(query, by));
      const tried = attempt(trial, found);
      if ('turn' in tried) return tried;
      query = tried;
    }
    throw new Error('a turn looks up without end');
  }
}
