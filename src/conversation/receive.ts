import { createHash } from 'node:crypto';
import type { Content, IncomingMessage } from '../channel/message.ts';
import type { MemberEvent } from '../engine/events.ts';
import type { House } from '../engine/house.ts';
import { kindOfFile, tidyFileName } from '../fields/file-kind.ts';
import { Fault, isFault, nameOfError } from '../kernel/errors.ts';
import { stopwatch } from '../kernel/clock.ts';
import { randomId, randomSeed } from '../kernel/ids.ts';
import { encryptState, moveDue } from '../records/conversations.ts';
import { encryptBody, kinds, seqOfExternal, type Kind } from '../records/messages.ts';
import type { TurnRecord, Verdict } from '../records/commit.ts';
import type { Extra } from '../records/extras.ts';
import type { Json } from '../kernel/json.ts';
import { Cache, type Known } from './cache.ts';
import { topicOf, type Ground } from './context.ts';
import { keptOf } from './kept.ts';
import type { HeardBody, SpokenBody } from './line-body.ts';
import { LookUps } from './look-up.ts';
import { compute, mayKeep, type Computed } from './turn.ts';

/** What became of a message: its number in the transcript, and whether it had come before. */
export interface Taken {
  readonly seq: number;
  readonly again: boolean;
}

type Heard = Pick<HeardBody, 'text' | 'file' | 'external'>;
interface Arrived {
  readonly event: MemberEvent;
  readonly heard: Heard;
  readonly lang?: 'ar' | 'en';
  readonly external: Buffer | null;
}

const mostTries = 8;

/** Takes one message of a conversation through its turn to the disk. The caller sees to it that there is one at a time. */
export class Receiver {
  readonly cache: Cache;
  private readonly lookUps: LookUps;

  constructor(private readonly ground: Ground) {
    this.cache = new Cache(ground.database);
    this.lookUps = new LookUps(ground.database, ground.coordination);
  }

  /** Answers after the commit. Throws Fault notFound, tooLarge or databaseDown; after databaseDown the same message may be sent again. */
  async take(publicId: string, message: IncomingMessage): Promise<Taken> {
    const conversation = await this.find(publicId);
    const external = this.ground.database.blind.hash('external', publicId, message.external).subarray(0, 16);
    const arrived = await this.arrive(conversation, message, external);
    const taken = await this.carry(publicId, arrived);
    if (taken.again && arrived.heard.file) await this.ground.files.drop(arrived.heard.file.id);
    return taken;
  }

  /** Lets a conversation know that its timer has come. */
  async wake(publicId: string): Promise<void> {
    await this.carry(publicId, { event: { kind: 'due' }, heard: {}, external: null });
  }

  private async find(publicId: string): Promise<Known> {
    const conversation = await this.cache.get(publicId);
    if (!conversation) throw new Fault('notFound', 'There is no such conversation.');
    return conversation;
  }

  private async arrive(conversation: Known, { content, lang, external: own }: IncomingMessage, external: Buffer): Promise<Arrived> {
    const base = { external, ...(lang && { lang }) };
    if (content.kind === 'start') return { ...base, event: { kind: 'start', lang: lang ?? 'ar' }, heard: {} };
    if (content.kind === 'file') return { ...base, ...(await this.keepFile(conversation, content, own)) };
    return { ...base, ...eventOf(content, own) };
  }

  /** The bytes lie on the disk before the turn; not before the member agreed that anything is kept. */
  private async keepFile(conversation: Known, { name, bytes }: Extract<Content, { kind: 'file' }>, own: string): Promise<Pick<Arrived, 'event' | 'heard'>> {
    const shown = { name: tidyFileName(name), type: (await kindOfFile(bytes)) ?? 'application/octet-stream' };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const id = randomId();
    const event: MemberEvent = { kind: 'file', file: { file: id, ...shown, size: bytes.length, sha256 } };
    if (!mayKeep(conversation.dialogue)) return { event, heard: { external: own } };
    await this.ground.files.put(conversation, id, bytes);
    return { event, heard: { file: { id, ...shown }, external: own } };
  }

  private async carry(publicId: string, arrived: Arrived): Promise<Taken> {
    const took = stopwatch();
    for (let tries = 0; tries < mostTries; tries += 1) {
      const conversation = await this.find(publicId);
      const house = this.ground.houses.get(conversation.association);
      if (!house) throw new Fault('notFound', 'This association is not served here any more.');
      const { record, next, outcome } = await this.prepare(conversation, house, arrived);
      if (!record) return { seq: conversation.seq, again: false };
      const verdict = await this.commit(publicId, record, conversation, house, arrived);
      if (verdict === 'committed') {
        this.cache.put({ ...next, version: conversation.version + 1, seq: record.messages.at(-1)?.seq ?? conversation.seq, due: record.due === ended ? null : (record.due ?? conversation.due) });
        this.ground.gauges.turn(conversation.association, outcome, took());
        this.ground.coordination.publish(topicOf(publicId), String(record.messages.at(-1)?.seq ?? 0));
        return { seq: record.messages[0]?.seq ?? conversation.seq, again: false };
      }
      this.cache.drop(publicId);
      this.ground.gauges.turn(conversation.association, verdict === 'duplicate' ? 'duplicate' : 'again', took());
      if (verdict === 'duplicate' && arrived.external) return { seq: (await seqOfExternal(this.ground.database, conversation.id, arrived.external)) ?? 0, again: true };
    }
    throw new Fault('databaseDown', 'The conversation is busy on several servers at once. Nothing was lost: send the message again.');
  }

  /** Only an error that is not the database's absence speaks against the turn itself: then the message alone is kept. */
  private async commit(publicId: string, record: TurnRecord, conversation: Known, house: House, arrived: Arrived): Promise<Verdict> {
    try {
      return await this.ground.committer.commit(record);
    } catch (error) {
      this.cache.drop(publicId);
      if (isFault(error) || record.messages[0]?.kind === 'dead') throw error;
      this.ground.log.error('a turn could not be stored', { conversation: publicId, error: nameOfError(error) });
      return this.ground.committer.commit(this.dead(conversation, house, arrived));
    }
  }

  private async prepare(conversation: Known, house: House, arrived: Arrived): Promise<{ record?: TurnRecord; next: Known; outcome: 'decided' | 'dead' | 'kept' }> {
    if (conversation.owner !== 'bot') return { ...(arrived.external && { record: this.silent(conversation, arrived) }), next: conversation, outcome: 'kept' };
    const given = { now: this.ground.clock.now(), seed: randomSeed(), ...(arrived.lang && { locale: arrived.lang }) };
    let computed: Computed;
    try {
      computed = await compute(this.ground.engine, house, this.lookUps, conversation, arrived.event, given);
      if (arrived.event.kind === 'due' && computed.messages.length === 0) {
        await moveDue(this.ground.database, conversation, computed.turn.wakeAt ?? null);
        this.cache.drop(conversation.publicId);
        return { next: conversation, outcome: 'kept' };
      }
      const record = this.decided(conversation, house, arrived, computed);
      return { record, next: { ...conversation, dialogue: computed.turn.dialogue, apologised: false }, outcome: 'decided' };
    } catch (error) {
      if (isFault(error, 'databaseDown')) throw error;
      this.ground.log.error('a turn failed', { conversation: conversation.publicId, error: nameOfError(error), at: placeOf(error) });
      return { record: this.dead(conversation, house, arrived), next: { ...conversation, apologised: true }, outcome: 'dead' };
    }
  }

  private decided(conversation: Known, house: House, arrived: Arrived, { cause, turn, messages }: Computed): TurnRecord {
    const { id, version, epoch, seq } = conversation;
    const keeps = mayKeep(conversation.dialogue);
    const { file, external, text } = arrived.heard;
    const body: HeardBody = {
      ...((keeps || arrived.event.kind === 'tap') && text !== undefined && { text }),
      ...(keeps && file && { file }),
      ...(external !== undefined && { external }),
      cause,
      ...(turn.answered && { answered: turn.answered }),
    };
    const last = seq + 1 + messages.length;
    const { now } = cause.given;
    const extras: Extra[] = keptOf(this.ground.database, house, conversation, turn.results, { now, seq: last });
    if (keeps && arrived.event.kind === 'file') extras.push({ type: 'file', id: arrived.event.file.file, seq: seq + 1, size: arrived.event.file.size });
    return {
      conversation: id,
      version,
      epoch,
      external: arrived.external,
      state: encryptState(conversation, turn.dialogue as unknown as Json),
      due: dueOf(conversation.due, turn.wakeAt, arrived.event.kind === 'due'),
      heard: arrived.event.kind === 'due' ? null : now,
      at: now,
      messages: [line(conversation, seq + 1, kindOf(arrived), body), ...messages.map((message, i) => line(conversation, seq + 2 + i, 'bot', { message }))],
      extras,
    };
  }

  /** While a person owns the conversation the bot says nothing: the message is kept for them. */
  private silent(conversation: Known, arrived: Arrived): TurnRecord {
    const keeps = mayKeep(conversation.dialogue);
    const { text, file, external } = arrived.heard;
    const body: HeardBody = { ...(keeps && text !== undefined && { text }), ...(keeps && file && { file }), ...(external !== undefined && { external }) };
    const extras: Extra[] = keeps && arrived.event.kind === 'file' ? [{ type: 'file', id: arrived.event.file.file, seq: conversation.seq + 1, size: arrived.event.file.size }] : [];
    return this.bare(conversation, arrived, [line(conversation, conversation.seq + 1, kindOf(arrived), body)], extras);
  }

  /** A message whose turn failed: kept, flagged for a person, excused once; nothing behind it waits. */
  private dead(conversation: Known, house: House, arrived: Arrived): TurnRecord {
    const lang = conversation.dialogue?.facts.lang ?? arrived.lang ?? 'ar';
    const keeps = mayKeep(conversation.dialogue);
    const { text, external } = arrived.heard;
    const body: HeardBody = { ...(keeps && text !== undefined && { text }), ...(external !== undefined && { external }) };
    const sorry: SpokenBody = { message: { text: house.wording.line(lang, 'engine.apology'), lang } };
    const lines = [line(conversation, conversation.seq + 1, 'dead', body), ...(conversation.apologised ? [] : [line(conversation, conversation.seq + 2, 'bot', sorry)])];
    return this.bare(conversation, arrived, lines, [{ type: 'flag' }]);
  }

  private bare({ id, version, epoch }: Known, { external }: Arrived, messages: TurnRecord['messages'], extras: Extra[]): TurnRecord {
    const now = this.ground.clock.now();
    return { conversation: id, version, epoch, external, state: null, due: null, heard: external ? now : null, at: now, messages, extras };
  }
}

function eventOf(content: Exclude<Content, { kind: 'start' | 'file' }>, external: string): Pick<Arrived, 'event' | 'heard'> {
  switch (content.kind) {
    case 'text':
      return { event: { kind: 'text', text: content.text }, heard: { text: content.text, external } };
    case 'tap':
      return { event: { kind: 'tap', prompt: content.prompt, choice: content.choice }, heard: { text: content.text, external } };
    case 'unsupported':
      return { event: { kind: 'unsupported', what: content.what }, heard: { external } };
  }
}

const kindOf = ({ event }: Arrived): Kind => (event.kind === 'start' || event.kind === 'due' ? 'system' : 'member');
const line = (conversation: Known, seq: number, kind: keyof typeof kinds, body: HeardBody | SpokenBody): TurnRecord['messages'][number] => ({ seq, kind, body: encryptBody(conversation, body) });

const ended = -1;

/** The stored time is a lower bound: it moves forward only when the timer itself has come, and back whenever something comes earlier. */
function dueOf(stored: number | null, wakeAt: number | undefined, hasCome: boolean): number | null {
  if (wakeAt === undefined) return hasCome ? ended : null;
  return hasCome || stored === null || wakeAt < stored ? wakeAt : null;
}

/** The first line of a stack that is ours, without the message. */
const placeOf = (error: unknown): string => (error instanceof Error ? (/\n\s+at ([^\n(]*)/.exec(error.stack ?? '')?.[1]?.trim() ?? '') : '');
