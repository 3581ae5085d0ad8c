import { hour, minute } from '../kernel/clock.ts';
import type { Lang } from '../contract/prompt.ts';
import type { Dialogue, Given } from './dialogue.ts';
import type { LookedUp, LookUp } from '../lookups/index.ts';
import type { Asked } from '../voice/question.ts';
import type { Meaning, MemberEvent } from './events.ts';
import type { House } from '../voice/house.ts';
import type { Repertoire } from './repertoire.ts';
import { deskAct } from './desk-acts.ts';
import { isBesideFile, isRest, passRest, remembered, tellFirst } from './files/album.ts';
import { due, enough, type Patience } from './patience.ts';
import { heldFor, replyOf, type Result, type Waits } from './reply.ts';
import { respond } from './respond.ts';
import { answerEarly } from './question/early.ts';
import { toNotice } from './question/notice.ts';
import { meantBelow, understood } from './question/meant.ts';
import { isPassedOver, passOver } from './question/passing.ts';
import { alertTalkedOf, leaveWords, urgentIn, withheldOf } from './question/urgent.ts';
import { inLocale, inSpoken } from './standing/language.ts';
import { NeedsLookUp, Stage } from './stage.ts';
import type { Lexicon } from './understand/lexicon.ts';
import type { Hearing as UrgentHearing } from './understand/urgent/hearing.ts';

/** What a turn decided: the next state and what is to be done, or the look-up that it cannot go on without. */
export type Turn =
  | {
      readonly kind: 'decided';
      readonly dialogue: Dialogue;
      readonly results: readonly Result[];
      /** What was understood of the member's message; undefined at a start or a timer. */
      readonly meaning?: Meaning;
      /** The field whose answer the message was taken for. */
      readonly answered?: { readonly service: string; readonly field: string };
      /** The question that is open after it. */
      readonly asked?: Asked;
      /** When the conversation wants to be woken although nobody writes; undefined when it does not. */
      readonly wakeAt?: number;
    }
  | { readonly kind: 'needs'; readonly query: LookUp };

export interface Engine {
  readonly flows: Repertoire;
  /** What members type. */
  readonly lexicon: Lexicon;
  /** Hears that somebody may be in danger. */
  readonly hearing: UrgentHearing;
  readonly patience: Patience;
  readonly waits: Waits;
}

/** The state before anything was said. */
export const blank = (lang: Lang, now: number): Dialogue => ({
  v: 1,
  stack: [],
  parked: [],
  facts: { lang },
  asked: 0,
  tries: 0,
  heard: now,
  reminded: 0,
  echo: { hash: '', times: 0 },
});

/**
 * Two programs that answer each other repeat themselves: after so many equal messages in a row the member is told that another word is
 * needed, and after one more the bot is silent until something else is said, or for an hour.
 */
const mostEchoes = 12;
const silence = hour;
const awayLong = 12 * hour;

/** FNV-1a, 32 bits: enough to notice that the same text came again, and too little to tell what it was. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

function echoOf(dialogue: Dialogue, event: MemberEvent, now: number): Dialogue['echo'] {
  if (event.kind !== 'text') return event.kind === 'tap' ? { hash: '', times: 0 } : dialogue.echo;
  const hash = shortHash(event.text);
  const again = hash === dialogue.echo.hash && now - dialogue.heard < silence;
  return { hash, times: again ? dialogue.echo.times + 1 : 0 };
}

/** One event on its way through the engine. */
export interface Move {
  readonly engine: Engine;
  readonly house: House;
  readonly before: Dialogue;
  readonly event: MemberEvent;
  readonly given: Given;
  readonly found?: readonly LookedUp[];
  readonly opened?: Asked | undefined;
}

/**
 * One turn: a pure function. The same house, state, event, clock, chance and look-ups always give the same result; nothing is sent,
 * stored or scheduled here. `found` are the answers to the look-ups that earlier tries of this very turn asked for, in order. `opened` is
 * what the turn before answered as `asked`, if that was lately: it saves making the question again.
 */
export function advance({ engine, house, before, event, given, found = [], opened }: Move): Turn {
  const echo = echoOf(before, event, given.now);
  if (echo.times > mostEchoes && before.held === undefined)
    return { kind: 'decided', dialogue: { ...before, echo }, results: [], meaning: { kind: 'nothing' } };
  const heard: Dialogue = {
    ...before,
    echo,
    facts: inSpoken(inLocale(before.facts, event.kind === 'start' ? event.lang : given.locale), event),
  };
  const same = heard.facts === before.facts && given.now - before.heard < minute;
  const stage = new Stage({
    house,
    flows: engine.flows,
    dialogue: heard,
    given,
    found,
    opened: same ? opened : undefined,
  });
  try {
    return replied(decide(engine, stage, { before: heard, event }), { engine, before, event, given });
  } catch (error) {
    if (error instanceof NeedsLookUp) return { kind: 'needs', query: error.query };
    throw error;
  }
}

/** A turn with what is said of it now. A person who takes over reads for themselves what was not answered yet. */
function replied(
  turn: Turn,
  { engine, before, event, given }: Pick<Move, 'engine' | 'before' | 'event' | 'given'>,
): Turn {
  const { more = false } = given;
  if (turn.kind !== 'decided' || (!more && before.held === undefined)) return turn;
  // Nothing of before stands in front of the first words to whoever is in danger.
  const waiting = before.held ?? [];
  const earlier =
    event.kind === 'desk' ? [] : turn.meaning?.kind === 'urgent' ? waiting.filter(isKept) : waiting;
  const { results, held } = replyOf(turn.results, {
    held: earlier,
    open: turn.asked,
    waits: more ? engine.waits : undefined,
  });
  if (!held) return { ...turn, results };
  const wakeAt = Math.min(turn.wakeAt ?? Infinity, given.now + heldFor);
  return { ...turn, results, dialogue: { ...turn.dialogue, held }, wakeAt };
}

/** What is left, and neither said nor asked. */
const isKept = ({ type }: Result): boolean => type !== 'say' && type !== 'asked';

/** What hearing an event did to a dialogue, besides what the stage holds. */
interface Hearing {
  readonly tries: number;
  readonly reminded: number;
  readonly heard: number;
  readonly meaning?: Meaning;
  /** The question that was answered below the one that was put in its middle. */
  readonly below?: Asked | undefined;
  readonly album?: Dialogue['album'];
}

function decide(engine: Engine, stage: Stage, { before, event }: Pick<Move, 'before' | 'event'>): Turn {
  const started = stage.stack.length > 0;
  const asked = started ? stage.open() : undefined;
  if (!started) stage.call(stage.flows.at('start'), {});
  const hearing = hear(engine, stage, { before, event, asked, started });
  const { tries, reminded, heard, meaning, below } = hearing;
  const album = meaning ? hearing.album : before.album;
  if (stage.facts.told !== before.facts.told) stage.know({ answeredAt: stage.given.now });
  if (stage.reopen() || (started && !asked)) onlyLast(stage, () => true);
  const { stack, parked, facts } = stage;
  const { echo } = before;
  const dialogue: Dialogue = {
    v: 1,
    stack,
    parked,
    facts,
    asked: stage.asked,
    tries,
    heard,
    reminded,
    echo,
    ...(album && { album }),
  };
  const open = stage.open();
  const wakeAt = engine.patience.wakeAt(dialogue, open);
  const field = below?.field ?? asked?.field;
  const answered = meaning?.kind === 'answer' && field && { service: field.service, field: field.name };
  return {
    kind: 'decided',
    dialogue,
    results: stage.results,
    ...(meaning && { meaning }),
    ...(answered && { answered }),
    ...(open && { asked: open }),
    ...(wakeAt !== undefined && { wakeAt }),
  };
}

interface Heard extends Pick<Move, 'before' | 'event'> {
  /** The question that was open. */
  readonly asked: Asked | undefined;
  readonly started: boolean;
}

function hear(engine: Engine, stage: Stage, { before, event, asked, started }: Heard): Hearing {
  const { tries, reminded, heard } = before;
  const urgent = urgentIn(stage, engine.hearing, event);
  if (urgent) return hearUrgent(stage, urgent);
  // Read at the question that the member saw, before a question is asked anew that is there no more.
  const echoes = event.kind === 'text' && before.echo.times === mostEchoes;
  const understoodHere: Meaning = echoes ? { kind: 'sameAgain' } : understood(stage, event, engine.lexicon);
  if (started) stage.reopen();
  if (event.kind === 'due') return { tries, heard, reminded: due(engine.patience, stage, before) };
  if (event.kind === 'start') return { tries, heard, reminded };
  if (event.kind === 'desk') {
    deskAct(stage, event);
    return { tries, heard, reminded: event.act === 'lapsed' ? enough : reminded };
  }
  const { now } = stage.given;
  const still = { tries, reminded: 0, heard: now };
  if (started && isRest(stage, before.album, { event, meaning: understoodHere }))
    return { ...still, meaning: { kind: 'nothing' }, album: passRest(stage, before, event) };
  const { meaning, below } = meantAt(engine, stage, { event, here: understoodHere });
  if (started && now - heard >= awayLong && asked?.field) stage.say('engine.welcomeBack');
  if ('cut' in event) stage.say('engine.textCut');
  if (isBesideFile(stage, event, meaning)) return { ...still, meaning: { kind: 'nothing' } };
  const told = tellFirst(stage, below ?? asked, event);
  let again = tries;
  const withheld = withheldOf(stage, engine.hearing, { event, meaning });
  if (withheld) return { ...still, tries: respond(stage, withheld, tries), meaning: withheld };
  const talked = alertTalkedOf(stage);
  toNotice(stage, meaning);
  if (started) again = respond(stage, meaning, tries);
  else opening(stage, meaning);
  answerEarly(stage);
  leaveWords(stage, talked);
  if (stage.open()?.id !== asked?.id) again = 0;
  const album = remembered(stage, event, { asked: below ?? asked, told, before });
  return { tries: again, reminded: 0, heard: now, meaning, below, album };
}

/** What a message means where a question that was put in the middle is answered or passed over, and the question below that it is for. */
function meantAt(
  { lexicon }: Engine,
  stage: Stage,
  { event, here }: { readonly event: MemberEvent; readonly here: Meaning },
): { readonly meaning: Meaning; readonly below: Asked | undefined } {
  const meant = meantBelow(stage, { event, lexicon }, here);
  const passes = !meant && isPassedOver(stage, here);
  const below = meant || passes ? stage.interrupted() : undefined;
  if (meant) stage.dropAside();
  if (passes) passOver(stage);
  return { meaning: meant ?? (passes ? understood(stage, event, lexicon) : here), below };
}

/** Somebody may be in danger: whatever is open waits. */
function hearUrgent(stage: Stage, meaning: Meaning): Hearing {
  const talked = alertTalkedOf(stage);
  respond(stage, meaning, 0);
  leaveWords(stage, talked);
  return { tries: 0, reminded: 0, heard: stage.given.now, meaning };
}

/** A first message that says no more than hello is answered by the reception; after any other its question is asked once, at the end. */
function opening(stage: Stage, meaning: Meaning): void {
  const hello =
    (meaning.kind === 'courtesy' && meaning.line === 'greeting') ||
    (meaning.kind === 'command' && meaning.command === 'menu');
  if (hello || meaning.kind === 'unclear' || meaning.kind === 'nothing') return;
  respond(stage, meaning, 0);
  onlyLast(stage, (asked, last) => asked.id === last.id);
}

/** Of the questions of a turn that are alike, the last alone is asked. */
function onlyLast({ results }: Stage, alike: (asked: Asked, last: Asked) => boolean): void {
  const last = results.findLast((result) => result.type === 'asked');
  const kept = results.filter(
    (result) => result.type !== 'asked' || !last || result === last || !alike(result.asked, last.asked),
  );
  results.splice(0, results.length, ...kept);
}
