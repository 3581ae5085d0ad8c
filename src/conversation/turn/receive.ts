import type { Lang } from '../../contract/lang.ts';
import { createHash } from 'node:crypto';
import type { Content, IncomingMessage } from '../../channel/message.ts';
import type { MemberEvent } from '../../engine/events.ts';
import type { House } from '../../voice/house.ts';
import { kindOfFile, tidyFileName } from '../../fields/file-kind.ts';
import { stopwatch } from '../../kernel/clock.ts';
import { Fault, isFault, nameOfError } from '../../kernel/errors.ts';
import { randomId, randomSeed } from '../../kernel/ids.ts';
import type { TurnRecord, Verdict } from '../../records/turns/commit.ts';
import { externalOf, moveDue } from '../../records/turns/conversations.ts';
import { seqOfExternal } from '../../records/turns/entries.ts';
import { Cache, type LoadedConversation } from './cache.ts';
import { deskTopic, topicOf, type Ground } from '../context.ts';
import { deadRecord, decidedRecord, ended, silentRecord, type Arrived, type Pen } from './record.ts';
import { mayKeep, Turns } from './turn.ts';

/** What became of a message: its number in the transcript, and whether it had come before. */
export interface Taken {
  readonly seq: number;
  readonly again: boolean;
}

interface Prepared {
  /** Absent when there is nothing to write. */
  readonly record?: TurnRecord;
  readonly next: LoadedConversation;
  readonly outcome: 'decided' | 'dead' | 'kept';
}

type Writable = Prepared & { readonly record: TurnRecord };

const mostTries = 8;

/** Takes one message of a conversation through its turn to the disk. The caller sees to it that there is one at a time. */
export class Receiver {
  readonly cache: Cache;
  readonly turns: Turns;

  constructor(private readonly ground: Ground) {
    this.cache = new Cache(ground.database);
    this.turns = new Turns(ground.engine, ground.database, ground.coordination);
  }

  /** Answers after the commit. Throws Fault notFound or databaseDown; after databaseDown the same message may be sent again. */
  async take(publicId: string, message: IncomingMessage): Promise<Taken> {
    const conversation = this.cache.peek(publicId) ?? (await this.find(publicId));
    const { content, lang } = message;
    const external = externalOf(
      conversation,
      content.kind === 'start' ? 'start' : `member ${message.external}`,
    );
    const heard =
      content.kind === 'file'
        ? await this.keepFile(conversation, content, message.external)
        : eventOf(content, message.external, lang);
    const arrived: Arrived = { external, ...heard, ...(lang && { lang }) };
    const taken = await this.carry(publicId, arrived);
    if (taken.again && arrived.heard.file) await this.ground.files.drop(arrived.heard.file.id);
    return taken;
  }

  /** Lets a conversation know that its timer has come. */
  async wake(publicId: string): Promise<void> {
    await this.carry(publicId, { event: { kind: 'due' }, heard: {}, external: null });
  }

  private async find(publicId: string): Promise<LoadedConversation> {
    const conversation = await this.cache.get(publicId);
    if (!conversation) throw new Fault('notFound', 'There is no such conversation.');
    return conversation;
  }

  /** The bytes lie on the disk before the turn; not before the member agreed that anything is kept. */
  private async keepFile(
    conversation: LoadedConversation,
    { name, bytes }: Extract<Content, { kind: 'file' }>,
    own: string,
  ): Promise<Pick<Arrived, 'event' | 'heard'>> {
    const shown = { name: tidyFileName(name), type: (await kindOfFile(bytes)) ?? 'application/octet-stream' };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const id = randomId();
    const event: MemberEvent = { kind: 'file', file: { file: id, ...shown, size: bytes.length, sha256 } };
    const agreed =
      mayKeep(conversation.dialogue) || mayKeep((await this.cache.fresh(conversation.publicId))?.dialogue);
    if (!agreed) return { event, heard: { external: own } };
    await this.ground.files.put(conversation, id, bytes);
    return { event, heard: { file: { id, ...shown }, external: own } };
  }

  private async carry(publicId: string, arrived: Arrived): Promise<Taken> {
    const took = stopwatch();
    const { database, gauges } = this.ground;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const conversation = this.cache.peek(publicId) ?? (await this.find(publicId));
      const house = this.houseOf(conversation);
      const prepared = await this.prepare(conversation, house, arrived);
      if (!prepared.record) return { seq: conversation.seq, again: false };
      const { verdict, record, next, outcome } = await this.commit(
        { ...prepared, record: prepared.record },
        conversation,
        arrived,
      );
      if (verdict === 'committed') {
        gauges.turn(conversation.association, outcome, took());
        this.committed(conversation, next, record);
        return { seq: record.seq, again: false };
      }
      this.cache.drop(publicId);
      gauges.turn(conversation.association, verdict === 'duplicate' ? 'duplicate' : 'again', took());
      if (verdict === 'duplicate' && arrived.external)
        return { seq: (await seqOfExternal(database, conversation.id, arrived.external)) ?? 0, again: true };
    }
    throw new Fault(
      'databaseDown',
      'The conversation is busy on several servers at once. Nothing was lost: send the message again.',
    );
  }

  /** The next turn is computed from what was just written; whoever watches hears of it. */
  private committed(before: LoadedConversation, next: LoadedConversation, record: TurnRecord): void {
    const { coordination } = this.ground;
    const { publicId, association } = before;
    this.cache.put({
      ...next,
      version: before.version + 1,
      seq: record.last,
      due: record.due === ended ? null : (record.due ?? before.due),
      signedSeq: record.signed ?? before.signedSeq,
    });
    coordination.publish(topicOf(publicId), String(record.last));
    if (concernsDesk(before, next))
      coordination.publish(
        deskTopic(association),
        JSON.stringify({ what: 'conversation', conversation: publicId }),
      );
  }

  private houseOf({ association }: LoadedConversation): House {
    const house = this.ground.houses.get(association);
    if (!house) throw new Fault('notFound', 'This association is not served here any more.');
    return house;
  }

  /**
   * Only an error that is not the database's absence speaks against the turn itself: then the message alone is kept. Answers what was
   * written, which is not what was prepared then.
   */
  private async commit(
    prepared: Writable,
    conversation: LoadedConversation,
    arrived: Arrived,
  ): Promise<Writable & { readonly verdict: Verdict }> {
    try {
      return { ...prepared, verdict: await this.ground.committer.commit(prepared.record) };
    } catch (error) {
      this.cache.drop(conversation.publicId);
      if (isFault(error) || prepared.outcome === 'dead') throw error;
      this.ground.log.error('a turn could not be stored', {
        conversation: conversation.publicId,
        error: nameOfError(error),
      });
      const dead = this.dead(conversation, this.houseOf(conversation), arrived);
      return { ...dead, verdict: await this.ground.committer.commit(dead.record) };
    }
  }

  private pen(house: House, conversation: LoadedConversation): Pen {
    const { database, pulled } = this.ground;
    return { database, pulled, house, conversation };
  }

  private async prepare(conversation: LoadedConversation, house: House, arrived: Arrived): Promise<Prepared> {
    const { clock, log } = this.ground;
    const now = clock.now();
    if (conversation.owner !== 'bot')
      return {
        ...(arrived.external && {
          record: silentRecord(this.pen(house, conversation), arrived, now),
        }),
        next: conversation,
        outcome: 'kept',
      };
    try {
      const given = { now, seed: randomSeed(), ...(arrived.lang && { locale: arrived.lang }) };
      const tried = this.turns.compute({ house, conversation, event: arrived.event, given });
      const computed = 'turn' in tried ? tried : await tried;
      if (arrived.event.kind === 'due' && computed.messages.length === 0)
        return await this.notYet(conversation, computed.turn.wakeAt);
      const record = decidedRecord(this.pen(house, conversation), arrived, computed);
      return {
        record,
        next: {
          ...conversation,
          dialogue: computed.turn.dialogue,
          asked: computed.turn.asked,
          apologised: false,
        },
        outcome: 'decided',
      };
    } catch (error) {
      if (isFault(error, 'databaseDown')) throw error;
      log.error('a turn failed', {
        conversation: conversation.publicId,
        error: nameOfError(error),
        at: placeOf(error),
      });
      return this.dead(conversation, house, arrived);
    }
  }

  /** The timer was only a lower bound: it is set to the true time without a turn. */
  private async notYet(conversation: LoadedConversation, wakeAt: number | undefined): Promise<Prepared> {
    await moveDue(this.ground.database, conversation, wakeAt ?? null);
    this.cache.drop(conversation.publicId);
    return { next: conversation, outcome: 'kept' };
  }

  private dead(conversation: LoadedConversation, house: House, arrived: Arrived): Writable {
    const { clock } = this.ground;
    const lang = conversation.dialogue?.facts.lang ?? arrived.lang ?? 'ar';
    const apology = conversation.apologised
      ? undefined
      : { message: { text: house.wording.line(lang, 'engine.apology'), lang } };
    return {
      record: deadRecord(this.pen(house, conversation), arrived, { now: clock.now(), apology }),
      next: { ...conversation, apologised: true },
      outcome: 'dead',
    };
  }
}

/** Whether somebody at the desk has, or waits to have, to do with a conversation. */
const concernsDesk = (before: LoadedConversation, after: LoadedConversation): boolean =>
  before.owner !== 'bot' ||
  before.dialogue?.facts.waiting !== undefined ||
  after.dialogue?.facts.waiting !== undefined;

function eventOf(
  content: Exclude<Content, { kind: 'file' }>,
  external: string,
  lang: Lang | undefined,
): Pick<Arrived, 'event' | 'heard'> {
  switch (content.kind) {
    case 'start':
      return { event: { kind: 'start', lang: lang ?? 'ar' }, heard: {} };
    case 'text':
      return { event: { kind: 'text', text: content.text }, heard: { text: content.text, external } };
    case 'tap':
      return {
        event: { kind: 'tap', prompt: content.prompt, choice: content.choice },
        heard: { text: content.text, external },
      };
    case 'media':
      return { event: { kind: 'unsupported', what: 'media' }, heard: { external } };
    case 'unsupported':
      return { event: { kind: 'unsupported', what: content.what }, heard: { external } };
  }
}

/** The first line of a stack that is ours, without the message. */
const placeOf = (error: unknown): string =>
  error instanceof Error ? (/\n\s+at ([^\n(]*)/.exec(error.stack ?? '')?.[1]?.trim() ?? '') : '';
