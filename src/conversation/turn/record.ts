import type { Lang } from '../../contract/lang.ts';
import { servicesAbout } from '../../engine/standing/about.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import type { MemberEvent } from '../../engine/events.ts';
import { isFileRefusal, refusalLines } from '../../engine/files/file-refusals.ts';
import { masksBefore, rowsOf, type Outcome } from '../../outcomes/index.ts';
import type { TurnRecord } from '../../records/turns/commit.ts';
import type { Database } from '../../records/base/database.ts';
import { encryptBody, type Kind } from '../../records/turns/entries.ts';
import type { House } from '../../voice/house.ts';
import type { LoadedConversation } from './cache.ts';
import type { EntryBody, Heard, Spoken } from './entry-body.ts';
import { sendingOf } from './sending.ts';
import { mayKeep, type Computed } from './turn.ts';

/**
 * A message on its way through its turn. `external` is the keyed hash of the channel's id; null for a timer. `stored` is the hexadecimal
 * SHA-256 of its file as it lies on the disk, where it was kept.
 */
export interface Arrived {
  readonly event: MemberEvent;
  readonly heard: Heard;
  readonly lang?: Lang;
  /** The member's phone number (E.164), where the channel itself proves it with this message. */
  readonly number?: string;
  readonly external: Buffer | null;
  readonly stored?: string;
  /** Whether another message of the member stands behind it now. */
  readonly followed?: () => boolean;
}

/** Ends the conversation's timer: a turn record's `due` that is no time. */
export const ended = -1;

/** What one entry says and what its turn leaves: everything of a record that is not the conversation's own. */
export interface Writing {
  /** Keyed hash of the channel's or the desk's id; null where the same thing twice changes nothing. */
  readonly external: Buffer | null;
  readonly kind: Kind;
  /** What came in, where something did: the entry's first line. */
  readonly heard?: Heard;
  readonly said: readonly Spoken[];
  /** The dialogue afterwards, where it changed. */
  readonly state?: Dialogue;
  /** The services whose cases it concerns, where the dialogue does not tell; empty for none, whatever a person has the conversation for. */
  readonly about?: readonly string[];
  readonly outcomes: readonly Outcome[];
  /** As in a turn record: milliseconds since the epoch; null leaves the timer, `ended` ends it. */
  readonly due: number | null;
  /** Whether the member was heard by it. */
  readonly hears: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly number?: string | undefined;
  /** What the member wrote, for outcomes that keep it where the transcript may not. */
  readonly words?: string | undefined;
}

/** By what a record is made. */
export interface Pen {
  readonly database: Database;
  /** Channels whose clients fetch: an entry on them leaves nothing to be sent. */
  readonly pulled: ReadonlySet<string>;
  readonly house: House;
  readonly conversation: LoadedConversation;
}

/**
 * The services that an entry is about: what the dialogue was at before and after it, and what it says itself, or else the case for which a person has the
 * conversation.
 */
function aboutOf(
  { dialogue, owner, about }: LoadedConversation,
  { heard, state, about: own = about === null ? [] : [about] }: Writing,
): readonly string[] {
  // While a person has the conversation the dialogue stands still, whatever is said.
  const moved = state !== undefined || (heard !== undefined && owner === 'bot');
  const found = servicesAbout(moved ? [dialogue, state] : []);
  for (const one of own) found.add(one);
  return [...found];
}

/** The record of an entry: of a turn, of a message that was only kept, of an act of the desk. */
export function recordOf({ database, pulled, house, conversation }: Pen, writing: Writing): TurnRecord {
  const { id, version, epoch, seq } = conversation;
  const { external, kind, heard, said, state, outcomes, due, hears, now, number, words } = writing;
  const about = aboutOf(conversation, writing);
  const body: EntryBody = {
    said,
    ...(heard && { heard }),
    ...(about.length > 0 && { about }),
    ...(state && { state }),
  };
  const first = seq + 1;
  const last = seq + (heard ? 1 : 0) + said.length;
  const sending = pulled.has(conversation.channel) ? [] : sendingOf({ seq: first, kind, said });
  const left = [...outcomes, ...sending];
  return {
    conversation: id,
    version,
    epoch,
    external,
    holdsState: state !== undefined,
    due,
    heard: hears ? now : null,
    signed: outcomes.some(masksBefore) ? last : null,
    at: now,
    seq: first,
    last,
    kind,
    body: encryptBody(conversation, body),
    extras: rowsOf(left, { database, house, conversation, now, seq: first, number, words }),
  };
}

const kindOf = ({ event }: Arrived): Kind =>
  event.kind === 'start' || event.kind === 'due' ? 'system' : 'member';

/** What may be kept of a message: not its words before the member agreed. */
function keptWords({ heard: { text, file, external } }: Arrived, keeps: boolean): Heard {
  return {
    ...(keeps && text !== undefined && { text }),
    ...(keeps && file && { file }),
    ...(external !== undefined && { external }),
  };
}

/** The choice that was tapped, or named. */
function choiceIn({ cause: { event }, turn: { meaning } }: Computed): string | undefined {
  if (event.kind === 'tap') return event.choice;
  if (!meaning) return undefined;
  return meaning.kind === 'choice' ? meaning.choice : undefined;
}

/** Before that a button that was tapped, or named, is kept in our words for it, whatever words came along. */
function ownWords(house: House, computed: Computed): Heard {
  const word = choiceIn(computed);
  if (word === undefined) return {};
  const text = house.wording.word(computed.turn.dialogue.facts.lang, { group: 'choices', word });
  return text === undefined ? {} : { text };
}

const fileOf = ({ event, heard, stored }: Arrived, keeps: boolean, seq: number): Outcome[] =>
  keeps && heard.file && stored !== undefined && event.kind === 'file'
    ? [{ type: 'file', id: event.file.file, seq, size: event.file.size, sha256: stored }]
    : [];

/** The stored time is a lower bound: it moves forward only when the timer itself has come, and back whenever something comes earlier. */
function dueOf(stored: number | null, wakeAt: number | undefined, hasCome: boolean): number | null {
  if (wakeAt === undefined) return hasCome ? ended : null;
  return hasCome || stored === null || wakeAt < stored ? wakeAt : null;
}

/** The record of a turn that the engine decided. */
export function decidedRecord(pen: Pen, arrived: Arrived, computed: Computed): TurnRecord {
  const { house, conversation } = pen;
  const { cause, turn, messages, outcomes } = computed;
  const keeps = mayKeep(conversation.dialogue);
  const hasCome = arrived.event.kind === 'due';
  return recordOf(pen, {
    external: arrived.external,
    kind: kindOf(arrived),
    heard: {
      cause,
      ...keptWords(arrived, keeps),
      ...(!keeps && ownWords(house, computed)),
      ...(turn.answered && { answered: turn.answered }),
    },
    said: messages.map((message) => ({ message })),
    state: turn.dialogue,
    outcomes: [...outcomes, ...fileOf(arrived, keeps, conversation.seq + 1)],
    due: dueOf(conversation.due, turn.wakeAt, hasCome),
    hears: !hasCome,
    now: cause.given.now,
    number: arrived.number,
    words: arrived.event.kind === 'text' ? arrived.heard.text : undefined,
  });
}

/** What is told of a message whoever owns the conversation: that its beginning alone is read, or that its file is not kept. */
function toldOf({ house, conversation: { dialogue } }: Pen, { event }: Arrived): readonly Spoken[] {
  const refused = event.kind === 'unsupported' && isFileRefusal(event.what) && refusalLines[event.what];
  const line = 'cut' in event ? 'engine.textCut' : refused;
  if (!line) return [];
  const lang = dialogue?.facts.lang ?? 'ar';
  return [{ message: { text: house.wording.line(lang, line), lang }, system: 'notKept' }];
}

/** What is said and left beside what a person who has the conversation will answer. */
export interface Beside {
  readonly said: readonly Spoken[];
  readonly outcomes: readonly Outcome[];
}

/**
 * While a person owns the conversation the bot says nothing of its own: the message is kept for them; of somebody in danger also before they
 * agreed to anything.
 */
export function silentRecord(
  pen: Pen,
  arrived: Arrived,
  { now, beside }: { readonly now: number; readonly beside: Beside },
): TurnRecord {
  const keeps = mayKeep(pen.conversation.dialogue) || pen.conversation.alerted;
  return recordOf(pen, {
    external: arrived.external,
    kind: kindOf(arrived),
    heard: keptWords(arrived, keeps),
    said: [...toldOf(pen, arrived), ...beside.said],
    outcomes: [...fileOf(arrived, keeps, pen.conversation.seq + 1), ...beside.outcomes],
    due: null,
    hears: arrived.external !== null,
    now,
    words: arrived.event.kind === 'text' ? arrived.heard.text : undefined,
  });
}

/** A message whose turn failed: kept, flagged for a person, excused once; nothing behind it waits. A timer that failed is over. */
export function deadRecord(
  pen: Pen,
  arrived: Arrived,
  { now, apology }: { readonly now: number; readonly apology: Spoken | undefined },
): TurnRecord {
  return recordOf(pen, {
    external: arrived.external,
    kind: 'dead',
    heard: keptWords(arrived, mayKeep(pen.conversation.dialogue)),
    said: apology ? [apology] : [],
    outcomes: [{ type: 'flag' }],
    due: arrived.external ? null : ended,
    hears: arrived.external !== null,
    now,
  });
}
