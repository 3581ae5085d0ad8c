import type { Content, IncomingMessage } from '../../channel/message.ts';
import type { Lang } from '../../contract/lang.ts';
import type { House } from '../../voice/house.ts';
import { stopwatch } from '../../kernel/clock.ts';
import { Fault, isFault, nameOfError, placeOfError } from '../../kernel/errors.ts';
import { alarms, joins } from '../../outcomes/index.ts';
import type { TurnRecord, Verdict } from '../../records/turns/commit.ts';
import { externalOf, moveDue } from '../../records/turns/conversations.ts';
import { seqOfExternal } from '../../records/turns/entries.ts';
import { eventOf } from './incoming/event-of.ts';
import { IncomingFiles, type Offer } from './incoming/files.ts';
import { marked, readable } from './incoming/readable.ts';
import { besidePerson } from './incoming/beside-person.ts';
import { Cache, type LoadedConversation } from './cache.ts';
import { givenTo, wipesIn } from './given.ts';
import { deskTopic, topicOf, type Ground } from '../context.ts';
import { deadRecord, decidedRecord, ended, silentRecord, type Arrived, type Pen } from './record.ts';
import { Turns, type Computed } from './turn.ts';

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

type Heard = Pick<Arrived, 'event' | 'heard' | 'stored'>;

const mostTries = 8;

/** Takes one message of a conversation through its turn to the disk. The caller sees to it that there is one at a time. */
export class Receiver {
  readonly cache: Cache;
  readonly turns: Turns;
  readonly files: IncomingFiles;

  constructor(private readonly ground: Ground) {
    this.files = new IncomingFiles(ground);
    this.cache = new Cache(ground.database);
    this.turns = new Turns(ground.engine, ground.database, ground.coordination);
  }

  /**
   * Answers after the commit. Throws Fault notFound or databaseDown; after databaseDown the same message may be sent again. `followed` tells
   * whether another message stands behind it.
   */
  async take(publicId: string, message: IncomingMessage, followed: () => boolean): Promise<Taken> {
    const conversation = this.cache.peek(publicId) ?? (await this.find(publicId));
    const whole = readable(message);
    const { content, lang, number } = whole;
    const own = message.external;
    const external = externalOf(conversation, content.kind === 'start' ? 'start' : `member ${own}`);
    const heard =
      content.kind === 'file'
        ? await this.heardFile(publicId, content, { external, own })
        : eventOf(content, own, lang);
    if ('seq' in heard) return heard;
    const event = marked(heard.event, whole);
    const told = { ...(lang && { lang }), ...(number && { number }) };
    const arrived: Arrived = { external, ...heard, event, followed, ...told };
    const taken = await this.carry(publicId, arrived);
    if (taken.again) await this.files.drop(conversation, arrived);
    return taken;
  }

  /** How many bytes of files would be taken now. Throws Fault in the member's words where so many would not be, and notFound. */
  async filesWelcome(publicId: string, offer: Offer): Promise<number> {
    const conversation = (await this.cache.fresh(publicId)) ?? (await this.find(publicId));
    const welcome = await this.files.welcome(conversation, offer);
    if ('refused' in welcome) throw this.files.fault(conversation, welcome.refused);
    return welcome.most;
  }

  /** Lets a conversation know that its timer has come. */
  async wake(publicId: string): Promise<void> {
    await this.carry(publicId, { event: { kind: 'due' }, heard: {}, external: null });
  }

  /** Says what turns of a burst held back, where nothing that stood behind them said it. */
  async sayHeld(publicId: string): Promise<void> {
    if ((await this.cache.get(publicId))?.dialogue?.held !== undefined) await this.wake(publicId);
  }

  private async find(publicId: string): Promise<LoadedConversation> {
    const conversation = await this.cache.get(publicId);
    if (!conversation) throw new Fault('notFound', 'There is no such conversation.');
    return conversation;
  }

  /**
   * What is heard of a file; its bytes lie on the disk before the turn. Answers the earlier turn where it came before. Throws Fault in the
   * member's words where it is not kept and whoever sends hears that; elsewhere the turn says it.
   */
  private async heardFile(
    publicId: string,
    content: Extract<Content, { kind: 'file' }>,
    { external, own }: { readonly external: Buffer; readonly own: string },
  ): Promise<Heard | Taken> {
    const conversation = (await this.cache.fresh(publicId)) ?? (await this.find(publicId));
    const taken = await this.files.take(conversation, content, own);
    if (!('refused' in taken)) return taken;
    const seq = await seqOfExternal(this.ground.database, conversation.id, external);
    if (seq !== undefined) return { seq, again: true };
    if (this.ground.pulled.has(conversation.channel)) throw this.files.fault(conversation, taken.refused);
    return { event: { kind: 'unsupported', what: taken.refused }, heard: { external: own } };
  }

  /** A file is kept for the question at which it came: where that is another one by now, nothing of it stays. */
  private async asWanted(conversation: LoadedConversation, arrived: Arrived): Promise<Arrived> {
    const { event } = arrived;
    if (event.kind !== 'file' || (await this.files.isWanted(conversation, event.file))) return arrived;
    await this.files.drop(conversation, arrived);
    const { external } = arrived.heard;
    const heard = external === undefined ? {} : { external };
    return { ...arrived, event: { kind: 'unsupported', what: 'fileNotNow' }, heard };
  }

  private async carry(publicId: string, came: Arrived): Promise<Taken> {
    const took = stopwatch();
    const { database, gauges } = this.ground;
    let arrived = came;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const conversation = this.cache.peek(publicId) ?? (await this.find(publicId));
      const house = this.houseOf(conversation);
      if (arrived.heard.file) arrived = await this.asWanted(conversation, arrived);
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
    if (!concernsDesk(before, next)) return;
    const hint = { what: 'conversation', conversation: publicId, ...(next.alerted && { alerted: true }) };
    coordination.publish(deskTopic(association), JSON.stringify(hint));
    if (next.alerted) coordination.publish(deskTopic(association), JSON.stringify({ what: 'inbox' }));
  }

  private houseOf({ association }: LoadedConversation): House {
    const house = this.ground.houses.get(association);
    if (!house) throw new Fault('notFound', 'This association is not served here any more.');
    return house;
  }

  /**
   * Writes a turn. When the database is away, the Fault is thrown on. When the database refuses the turn for any other reason, the turn
   * itself is at fault, and the member's message is written without it. Answers the record that was written, with the verdict.
   */
  private async commit(
    prepared: Writable,
    conversation: LoadedConversation,
    arrived: Arrived,
  ): Promise<Writable & { readonly verdict: Verdict }> {
    try {
      return { verdict: await this.ground.committer.commit(prepared.record), ...prepared };
    } catch (error) {
      this.cache.drop(conversation.publicId);
      if (isFault(error) || prepared.outcome === 'dead') throw error;
      this.ground.log.error('a turn could not be stored', {
        conversation: conversation.publicId,
        error: nameOfError(error),
      });
      const dead = this.dead(conversation, this.houseOf(conversation), arrived);
      return { verdict: await this.ground.committer.commit(dead.record), ...dead };
    }
  }

  private pen(house: House, conversation: LoadedConversation): Pen {
    const { database, pulled } = this.ground;
    return { database, pulled, house, conversation };
  }

  private async prepare(conversation: LoadedConversation, house: House, arrived: Arrived): Promise<Prepared> {
    const { clock, log, reach } = this.ground;
    const now = clock.now();
    if (conversation.owner !== 'bot') return this.keptForPerson(house, conversation, { arrived, now });
    try {
      const shut = arrived.event.kind === 'due' && (await reach.isShut(conversation, now));
      const wipes = wipesIn(this.ground, conversation);
      const given = givenTo({ ...arrived, wipes }, conversation, now, shut);
      const { event, number } = arrived;
      const tried = this.turns.compute({ house, conversation, event, given, number });
      const computed = 'turn' in tried ? tried : await tried;
      if (arrived.event.kind === 'due' && computed.messages.length === 0)
        return await this.notYet(conversation, computed.turn.wakeAt);
      const record = decidedRecord(this.pen(house, conversation), arrived, computed);
      return {
        record,
        next: after(conversation, computed),
        outcome: 'decided',
      };
    } catch (error) {
      if (isFault(error, 'databaseDown')) throw error;
      log.error('a turn failed', {
        conversation: conversation.publicId,
        error: nameOfError(error),
        at: placeOfError(error),
      });
      return this.dead(conversation, house, arrived);
    }
  }

  /** While a person has the conversation the bot is silent; whoever may be in danger is told the lines of help all the same. */
  private keptForPerson(
    house: House,
    conversation: LoadedConversation,
    { arrived, now }: { readonly arrived: Arrived; readonly now: number },
  ): Prepared {
    const pen = this.pen(house, conversation);
    const wipes = wipesIn(this.ground, conversation);
    const beside = besidePerson(this.ground.engine, pen, { arrived, now, wipes });
    return {
      ...(arrived.external && { record: silentRecord(pen, arrived, { now, beside }) }),
      next: { ...conversation, alerted: conversation.alerted || beside.outcomes.some(alarms) },
      outcome: 'kept',
    };
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
    const apology = conversation.apologised ? undefined : { message: { text: apologyIn(house, lang), lang } };
    return {
      record: deadRecord(this.pen(house, conversation), arrived, { now: clock.now(), apology }),
      next: { ...conversation, apologised: true },
      outcome: 'dead',
    };
  }
}

/** What is said once after a turn that failed; with the telephone, where the association has given one. */
function apologyIn({ association, wording }: House, lang: Lang): string {
  const { phone } = association.pack.contact;
  const call = phone === undefined ? [] : [wording.line(lang, 'engine.orCall', { phone })];
  return [wording.line(lang, 'engine.apology'), ...call].join('\n\n');
}

/** A conversation as it stands after a turn that the engine decided. */
function after(before: LoadedConversation, computed: Computed): LoadedConversation {
  const { dialogue, asked } = computed.turn;
  const joined = before.joined || computed.outcomes.some(joins);
  const alerted = before.alerted || computed.outcomes.some(alarms);
  return { ...before, dialogue, asked, apologised: false, joined, alerted };
}

/** Whether somebody at the desk has, or waits to have, to do with a conversation. */
const concernsDesk = (before: LoadedConversation, after: LoadedConversation): boolean =>
  before.owner !== 'bot' ||
  after.alerted ||
  before.dialogue?.facts.waiting !== undefined ||
  after.dialogue?.facts.waiting !== undefined;
