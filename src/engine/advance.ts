import { hour, minute } from '../kernel/clock.ts';
import type { Lang } from '../contract/prompt.ts';
import { kindNamed } from '../fields/spec.ts';
import type { Dialogue, Given } from './dialogue.ts';
import type { LookedUp, LookUp } from '../lookups/index.ts';
import type { Asked } from '../voice/question.ts';
import type { Result } from './effects.ts';
import type { Meaning, MemberEvent } from './events.ts';
import type { House } from '../voice/house.ts';
import type { Repertoire } from './repertoire.ts';
import { deskAct } from './desk-acts.ts';
import { due, type Patience } from './patience.ts';
import { respond } from './respond.ts';
import { NeedsLookUp, Stage } from './stage.ts';
import type { Lexicon } from './understand/lexicon.ts';
import { understand, valueOf, type Reader } from './understand/understand.ts';

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
  readonly patience: Patience;
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

/** Two programs that answer each other repeat themselves: after so many equal messages in a row the bot falls silent. */
const mostEchoes = 12;
const awayLong = 12 * hour;

const readerOf = ({ house, given }: Stage, lexicon: Lexicon): Reader => ({ house, lexicon, now: given.now });

function meaningOf(stage: Stage, event: MemberEvent, lexicon: Lexicon): Meaning | undefined {
  switch (event.kind) {
    case 'text':
      return understand(readerOf(stage, lexicon), stage.open(), event.text);
    case 'tap': {
      const asked = stage.open();
      if (asked?.id !== event.prompt) return { kind: 'stale' };
      const choice = chosen(asked, event.choice);
      if (choice === undefined) return { kind: 'unclear' };
      return valueOf(asked, choice, 'tap') ?? { kind: 'choice', choice, act: 'tap' };
    }
    case 'file':
      return { kind: 'file', file: event.file };
    case 'unsupported':
      return { kind: 'unsupported', what: event.what };
    case 'meant':
      return event.meaning;
    case 'start':
    case 'due':
    case 'desk':
      return undefined;
  }
}

/** The choice by its name, or as ~0, ~1 … by its place where a button had no room for the name. */
function chosen({ choices = [] }: Asked, named: string): string | undefined {
  const place = /^~(\d{1,3})$/.exec(named)?.[1];
  if (place !== undefined) return choices[Number(place)];
  return choices.includes(named) ? named : undefined;
}

/** FNV-1a, 32 bits: enough to notice that the same text came again, and too little to tell what it was. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

function echoOf(dialogue: Dialogue, event: MemberEvent): Dialogue['echo'] {
  if (event.kind !== 'text') return event.kind === 'tap' ? { hash: '', times: 0 } : dialogue.echo;
  const hash = shortHash(event.text);
  return { hash, times: hash === dialogue.echo.hash ? dialogue.echo.times + 1 : 0 };
}

const inLocale = (facts: Dialogue['facts'], locale: Lang | undefined): Dialogue['facts'] =>
  locale === undefined || locale === facts.locale ? facts : { ...facts, locale, lang: locale };

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
  const echo = echoOf(before, event);
  if (echo.times >= mostEchoes)
    return { kind: 'decided', dialogue: { ...before, echo }, results: [], meaning: { kind: 'nothing' } };
  const heard: Dialogue = {
    ...before,
    echo,
    facts: inLocale(before.facts, event.kind === 'start' ? event.lang : given.locale),
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
    return decide(engine, stage, { before: heard, event });
  } catch (error) {
    if (error instanceof NeedsLookUp) return { kind: 'needs', query: error.query };
    throw error;
  }
}

/** What hearing an event did to a dialogue, besides what the stage holds. */
interface Hearing {
  readonly tries: number;
  readonly reminded: number;
  readonly heard: number;
  readonly meaning?: Meaning;
  /** The question that was answered below the one that was put in its middle. */
  readonly below?: Asked | undefined;
}

function decide(engine: Engine, stage: Stage, { before, event }: Pick<Move, 'before' | 'event'>): Turn {
  const started = stage.stack.length > 0;
  const asked = started ? stage.open() : undefined;
  if (!started) stage.call(stage.flows.at('start'), {});
  const { tries, reminded, heard, meaning, below } = hear(engine, stage, { before, event, asked, started });
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
  if (event.kind === 'due') return { tries, heard, reminded: due(engine.patience, stage, before) };
  if (event.kind === 'start') return { tries, heard, reminded };
  if (event.kind === 'desk') {
    deskAct(stage, event.act);
    return { tries, heard, reminded };
  }
  const { now } = stage.given;
  const understoodHere = understood(stage, event, engine.lexicon);
  const meant = meantBelow(stage, { event, lexicon: engine.lexicon }, understoodHere);
  const below = meant && stage.interrupted();
  if (meant) stage.dropAside();
  const meaning = meant ?? understoodHere;
  if (started && now - heard >= awayLong && asked?.field) stage.say('engine.welcomeBack');
  let again = tries;
  if (started) again = respond(stage, meaning, tries);
  else opening(stage, meaning);
  if (stage.open()?.id !== asked?.id) again = 0;
  return { tries: again, reminded: 0, heard: now, meaning, below };
}

/** A first message that says no more than hello is answered by the reception; after any other its question is asked once, at the end. */
function opening(stage: Stage, meaning: Meaning): void {
  const hello = meaning.kind === 'command' && (meaning.command === 'greeting' || meaning.command === 'menu');
  if (hello || meaning.kind === 'unclear' || meaning.kind === 'nothing') return;
  respond(stage, meaning, 0);
  const last = stage.results.findLast((result) => result.type === 'asked');
  const kept = stage.results.filter(
    (result) => result.type !== 'asked' || result === last || result.asked.id !== last?.asked.id,
  );
  stage.results.splice(0, stage.results.length, ...kept);
}

/** Whoever is asked what he meant and gives the answer to the form's question instead has answered it. */
function meantBelow(
  stage: Stage,
  { event, lexicon }: { readonly event: MemberEvent; readonly lexicon: Lexicon },
  meaning: Meaning,
): Meaning | undefined {
  const below = stage.interrupted();
  if (!below || stage.facts.consent !== 'given') return undefined;
  if (meaning.kind === 'file') return kindNamed(below.kind)?.readFile ? meaning : undefined;
  if (meaning.kind !== 'unclear' || event.kind !== 'text') return undefined;
  const meant = understand(readerOf(stage, lexicon), below, event.text);
  return meant.kind === 'answer' ? meant : undefined;
}

/** Before consent no words of the member may enter the state: what is not understood otherwise is unclear. */
function understood(stage: Stage, event: MemberEvent, lexicon: Lexicon): Meaning {
  const meaning = meaningOf(stage, event, lexicon) ?? { kind: 'unclear' };
  if (stage.facts.consent === 'given') return meaning;
  if (meaning.kind === 'words' || meaning.kind === 'file') return { kind: 'unclear' };
  if (meaning.kind === 'choice' && meaning.words !== undefined)
    return { kind: 'choice', choice: meaning.choice, act: meaning.act };
  return meaning;
}
