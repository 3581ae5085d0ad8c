import type { LookedUp } from '../engine/effects.ts';
import type { MemberEvent } from '../engine/events.ts';
import type { House } from '../engine/house.ts';
import type { TurnRecord } from '../records/commit.ts';
import type { Database } from '../records/database.ts';
import { encryptBody, type Kind } from '../records/entries.ts';
import type { Extra, SendingExtra } from '../records/extras.ts';
import type { Known } from './cache.ts';
import type { EntryBody, Heard, Spoken } from './entry-body.ts';
import { keptOf } from './kept.ts';
import { sendingOf } from './sending.ts';
import { mayKeep, type Computed } from './turn.ts';

/** A message on its way through its turn. `external` is the keyed hash of the channel's id; null for a timer. */
export interface Arrived {
  readonly event: MemberEvent;
  readonly heard: Heard;
  readonly lang?: 'ar' | 'en';
  readonly external: Buffer | null;
}

/** What ends a timer, in the commit's language. */
export const ended = -1;

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

/** Before that a tapped button is kept in our words for it, whatever words the client sent along. */
function ownWords(house: House, { cause, turn }: Computed): Heard {
  const line = cause.event.kind === 'tap' ? `choices.${cause.event.choice}` : '';
  return house.wording.has(line) ? { text: house.wording.line(turn.dialogue.facts.lang, line) } : {};
}

const fileOf = ({ event }: Arrived, keeps: boolean, seq: number): Extra[] =>
  keeps && event.kind === 'file' ? [{ type: 'file', id: event.file.file, seq, size: event.file.size }] : [];

/** The stored time is a lower bound: it moves forward only when the timer itself has come, and back whenever something comes earlier. */
function dueOf(stored: number | null, wakeAt: number | undefined, hasCome: boolean): number | null {
  if (wakeAt === undefined) return hasCome ? ended : null;
  return hasCome || stored === null || wakeAt < stored ? wakeAt : null;
}

/** Who knows a request's reference and the figures that go with it is the member who sent it, wherever they write now. */
const linksOf = (found: readonly LookedUp[] = []): SendingExtra[] =>
  found.flatMap((one): SendingExtra[] => {
    if (one.kind === 'code' && one.outcome === 'linked') return [{ type: 'join' }];
    return one.kind === 'request' && one.outcome === 'found'
      ? [{ type: 'link', reference: one.request.reference }]
      : [];
  });

/** What a turn writes that was decided by the engine. */
export function decidedRecord(
  database: Database,
  house: House,
  conversation: Known,
  arrived: Arrived,
  computed: Computed,
): TurnRecord {
  const { cause, turn, messages } = computed;
  const { id, version, epoch, seq } = conversation;
  const keeps = mayKeep(conversation.dialogue);
  const { now } = cause.given;
  const last = seq + 1 + messages.length;
  const body: EntryBody = {
    heard: {
      ...keptWords(arrived, keeps),
      ...(!keeps && ownWords(house, computed)),
      cause,
      ...(turn.answered && { answered: turn.answered }),
    },
    said: messages.map((message) => ({ message })),
    state: turn.dialogue,
  };
  const hasCome = arrived.event.kind === 'due';
  return {
    conversation: id,
    version,
    epoch,
    external: arrived.external,
    holdsState: true,
    due: dueOf(conversation.due, turn.wakeAt, hasCome),
    heard: hasCome ? null : now,
    signed: turn.results.some(({ type }) => type === 'submit') ? last : null,
    at: now,
    seq: seq + 1,
    last,
    kind: kindOf(arrived),
    body: encryptBody(conversation, body),
    extras: [
      ...keptOf(database, house, conversation, turn.results, now),
      ...fileOf(arrived, keeps, seq + 1),
      ...linksOf(cause.found),
      ...sendingOf(conversation, { seq: seq + 1, kind: kindOf(arrived), said: body.said }),
    ],
  };
}

/** While a person owns the conversation the bot says nothing: the message is kept for them. */
export function silentRecord(conversation: Known, arrived: Arrived, now: number): TurnRecord {
  const keeps = mayKeep(conversation.dialogue);
  const body: EntryBody = { heard: keptWords(arrived, keeps), said: [] };
  return bare(conversation, arrived, {
    now,
    kind: kindOf(arrived),
    body,
    extras: fileOf(arrived, keeps, conversation.seq + 1),
  });
}

/** A message whose turn failed: kept, flagged for a person, excused once; nothing behind it waits. A timer that failed is over. */
export function deadRecord(
  conversation: Known,
  arrived: Arrived,
  now: number,
  apology: Spoken | undefined,
): TurnRecord {
  const body: EntryBody = {
    heard: keptWords(arrived, mayKeep(conversation.dialogue)),
    said: apology ? [apology] : [],
  };
  return bare(conversation, arrived, { now, kind: 'dead', body, extras: [{ type: 'flag' }] });
}

function bare(
  conversation: Known,
  { external }: Arrived,
  { now, kind, body, extras }: { now: number; kind: Kind; body: EntryBody; extras: readonly Extra[] },
): TurnRecord {
  const { id, version, epoch, seq } = conversation;
  const encrypted = encryptBody(conversation, body);
  return {
    conversation: id,
    version,
    epoch,
    external,
    holdsState: false,
    due: kind === 'dead' && !external ? ended : null,
    heard: external ? now : null,
    signed: null,
    at: now,
    seq: seq + 1,
    last: seq + 1 + body.said.length,
    kind,
    body: encrypted,
    extras: [...extras, ...sendingOf(conversation, { seq: seq + 1, kind, said: body.said })],
  };
}
