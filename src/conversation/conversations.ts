import type { IncomingMessage, Lang, OutgoingMessage } from '../channel/message.ts';
import type { News, Stretch } from '../channel/pulled.ts';
import type { FileToSend } from '../channel/port.ts';
import type { Purpose } from '../contract/purpose.ts';
import type { Dialogue, Given } from '../engine/dialogue.ts';
import type { MemberEvent } from '../engine/events.ts';
import type { FileRefusal } from '../engine/files/file-refusals.ts';
import { Fault, isFault } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import {
  findConversation,
  makeConversation,
  openConversation,
  type Address,
  type Conversation,
} from '../records/turns/conversations.ts';
import { entriesAfter, entriesBefore } from '../records/turns/entries.ts';
import type { House } from '../voice/house.ts';
import type { Begun } from './begun.ts';
import { Acts, type Decide, type Done } from './turn/acts.ts';
import { standing, type LoadedConversation } from './turn/cache.ts';
import type { Ground } from './context.ts';
import { Greetings } from './greeting.ts';
import { MemberBrowsers } from './pushing/member-browsers.ts';
import { Learning } from './learning.ts';
import { OneAtATime } from './turn/one-at-a-time.ts';
import { mayKeep, type Computed } from './turn/turn.ts';
import type { Offer } from './turn/incoming/files.ts';
import { Receiver, type Taken } from './turn/receive.ts';
import { tellNotices } from './turn/notices.ts';
import { Sessions } from './sessions.ts';
import { whoIsThere } from './turn/incoming/stale-tap.ts';
import { stopsBesidePerson } from './turn/incoming/stops.ts';
import { callInstead } from './unasked/call-instead.ts';
import { unasked } from './unasked/unasked.ts';
import { isWithPerson, Signs } from './signs.ts';
import { startTimers } from './turn/timers.ts';
import { linesOf } from './turn/transcript.ts';

/** So much is read at once: entries, and bytes of them as they are stored. */
export const pages = { whole: { most: 500 }, small: { most: 100, bytes: 256 * 1024 } } as const;
type Page = (typeof pages)[keyof typeof pages];

/** Whether a message may be answered together with others: words alone. */
export const joinsOthers = ({ content, beside, album }: IncomingMessage): boolean =>
  content.kind === 'text' && !beside && !album;

/** Tells whether the member of a conversation can be sent such a file. */
export type Carrier = (publicId: string, file: FileToSend) => Promise<boolean>;

/** A message of a member on its way to the worker that has the conversation's turns. */
interface MemberCall {
  readonly publicId: string;
  readonly message: IncomingMessage;
  readonly more: boolean;
}

/** What of a conversation's standing a client goes by. */
const mannerOf = ({ alerted, owner, state }: Conversation): Pick<News, 'alerted' | 'waits' | 'agreed'> => {
  const dialogue = state as Dialogue | undefined;
  return { alerted, waits: isWithPerson({ owner, dialogue }), agreed: mayKeep(dialogue) };
};

/** Conversations as channels see them: a message in, lines out. */
export class Conversations {
  /** Who may still speak for a conversation of somebody who has no address. */
  readonly sessions: Sessions;
  /** Who types, and how far members have read. */
  readonly signs: Signs;
  /** Browsers of members that are told while their page is closed. */
  readonly browsers: MemberBrowsers;
  private readonly queue = new OneAtATime();
  private readonly receiver: Receiver;
  private readonly acts: Acts;
  private readonly learning: Learning;
  private readonly greetings: Greetings;
  private readonly timers: { stop(): Promise<void> };
  private readonly takenWhereItBelongs: (publicId: string, call: MemberCall) => Promise<Taken>;
  private said: () => void = () => undefined;
  private carrier: Carrier = () => Promise.resolve(true);

  constructor(private readonly ground: Ground) {
    this.sessions = new Sessions(ground);
    this.learning = new Learning(ground);
    this.greetings = new Greetings(ground.engine, ground.clock);
    this.receiver = new Receiver(ground);
    this.signs = new Signs(ground, (publicId) => this.fresh(publicId));
    this.takenWhereItBelongs = ground.beside.shared('member message', (call: MemberCall) =>
      this.takeHere(call),
    );
    this.browsers = new MemberBrowsers(ground);
    this.acts = new Acts(ground, this.receiver, this.browsers);
    const wake = ground.beside.shared('timer', (publicId: string) =>
      this.telling(this.queue.run(publicId, () => this.receiver.wake(publicId))),
    );
    this.timers = startTimers(
      ground,
      (publicId) => wake(publicId, publicId),
      () => tellNotices(ground, (publicId, decide) => this.tell(publicId, 'service', decide)),
    );
  }

  /** The name of the conversation of an address; it is made when there is none. */
  open(address: Address): Promise<string> {
    return openConversation(this.ground.database, address, this.ground.clock.now());
  }

  /** A new conversation of somebody who has no address: whoever holds the value that comes with it may take it up again. */
  async begin(association: string, channel: string): Promise<Begun> {
    const publicId = randomId();
    const made = await makeConversation(
      this.ground.database,
      { association, channel, address: publicId },
      { now: this.ground.clock.now(), publicId },
    );
    if (made) this.receiver.cache.put(standing(made, undefined));
    return this.sessions.first(publicId);
  }

  /** What whoever opens a conversation for the first time is told. There is no conversation yet, and there will be none by this. */
  greeting(association: string, lang: Lang): readonly OutgoingMessage[] {
    const house = this.ground.houses.get(association);
    return house ? this.greetings.of(house, lang) : [];
  }

  /** Greets whoever opens the conversation for the first time. Answers whether this was it. */
  async greet(publicId: string, lang: Lang): Promise<boolean> {
    const known = await this.receiver.cache.get(publicId);
    if (known && known.seq > 0) return false;
    const { again } = await this.receive(publicId, { external: 'start', lang, content: { kind: 'start' } });
    if (known) this.learning.soon(known.association);
    return !again;
  }

  /**
   * Takes a message of a member. Answers after the commit of its turn; the same message a second time changes nothing. Where texts stand
   * behind one another the last is answered for all; `more`: its channel brings another one next. Throws Fault notFound, or databaseDown when
   * it may be sent again.
   */
  receive(publicId: string, message: IncomingMessage, more = false): Promise<Taken> {
    const call = { publicId, message, more };
    // The bytes of a file are not carried to and fro; the commit sees to it that its turn is computed from the last state.
    return message.content.kind === 'file' ? this.takeHere(call) : this.takenWhereItBelongs(publicId, call);
  }

  private async takeHere({ publicId, message, more }: MemberCall): Promise<Taken> {
    const { external } = message;
    const joins = joinsOthers(message) ? external : undefined;
    const followed = (): boolean => more || ![undefined, external].includes(this.queue.next(publicId));
    const turn = async (): Promise<Taken> => {
      const taken = await this.receiver.take(publicId, message, () => joins !== undefined && followed());
      if (taken.again && !followed()) await this.receiver.sayHeld(publicId);
      return taken;
    };
    const taken = await this.telling(this.queue.run(publicId, turn, joins));
    if (this.receiver.cache.peek(publicId)?.owner !== 'bot') await this.answerBesidePerson(publicId, message);
    return taken;
  }

  /** What is answered at once although a person has the conversation: a button of the bot, and that nothing more is to be told unasked. */
  private async answerBesidePerson(publicId: string, { content, external }: IncomingMessage): Promise<void> {
    if (content.kind === 'tap')
      await this.act(publicId, (conversation) => whoIsThere(this.ground, conversation, external));
    const stops = content.kind === 'text' && stopsBesidePerson(this.ground.engine, content.text, external);
    if (stops) await this.act<never>(publicId, () => ({ act: stops }));
  }

  /** How many bytes of files would be taken now. Throws Fault in the member's words where what is offered would not be, and notFound. */
  async filesWelcome(publicId: string, offer: Offer): Promise<number> {
    return this.receiver.filesWelcome(publicId, offer);
  }

  /** Why a file would not be taken now, before it is fetched; undefined where it would. */
  async fileRefused(publicId: string, offer: Offer): Promise<FileRefusal | undefined> {
    const known = await this.fresh(publicId);
    const welcome = known && (await this.receiver.files.welcome(known, offer));
    return welcome && 'refused' in welcome ? welcome.refused : undefined;
  }

  /** Calls somebody whenever something may have been said. */
  onSaid(listener: () => void): void {
    this.said = listener;
  }

  /** Asks somebody what the channels carry. */
  onCarry(carrier: Carrier): void {
    this.carrier = carrier;
  }

  /** Whether the channel of a conversation carries such a file: to be asked before one is accepted for the member. */
  carries(publicId: string, file: FileToSend): Promise<boolean> {
    return this.carrier(publicId, file);
  }

  private async telling<T>(work: Promise<T>): Promise<T> {
    const done = await work;
    this.said();
    return done;
  }

  /** Carries out something that a person at the desk does, between two messages of the member. */
  act<R>(publicId: string, decide: Decide<R>): Promise<Done<R>> {
    return this.telling(this.queue.run(publicId, () => this.acts.perform(publicId, decide)));
  }

  /**
   * Tells or asks a member something that they did not ask for: the one place where that is done. Where it may not be told it is done without a word, and
   * that is on record; what does not reach them now is refused as `unreached`.
   */
  tell<R = never>(publicId: string, purpose: Purpose, decide: Decide<R>): Promise<Done<R | 'unreached'>> {
    const { clock, reach } = this.ground;
    return this.act<R | 'unreached'>(publicId, async (conversation) => {
      const decided = await decide(conversation);
      const kind = 'act' in decided ? decided.act.notice?.kind : undefined;
      const shut = purpose !== 'service' && (await reach.isShut(conversation, clock.now(), kind));
      const told = unasked(conversation, decided, { purpose, way: { shut } });
      return callInstead(this.ground, conversation, told);
    });
  }

  /** How a conversation stands, as far as this node knows. */
  known(publicId: string): Promise<LoadedConversation | undefined> {
    return this.receiver.cache.get(publicId);
  }

  /** How a conversation stands: where something hangs on it that no commit finds out. */
  fresh(publicId: string): Promise<LoadedConversation | undefined> {
    return this.receiver.cache.fresh(publicId);
  }

  /** What an event would lead to; nothing is kept. */
  async rehearse(conversation: LoadedConversation, event: MemberEvent, given: Given): Promise<Computed> {
    const house = this.ground.houses.get(conversation.association);
    if (!house) throw new Fault('notFound', 'This association is not served here any more.');
    return this.receiver.turns.compute({ house, conversation, event, given });
  }

  /** Whether the member agreed that what they write is kept. */
  async keeps(publicId: string): Promise<boolean> {
    const found = await this.receiver.cache.get(publicId);
    return mayKeep(found?.dialogue);
  }

  /**
   * Lines after `seen`, at most a page of them, and the number up to which they go. Whoever has seen more than there is (the records were restored
   * meanwhile) begins anew. Throws Fault notFound.
   */
  async lines(publicId: string, seen: number, page: Page = pages.whole): Promise<News> {
    const { conversation, house } = await this.found(publicId);
    const seq = Math.max(seen > conversation.seq ? 0 : seen, conversation.wipedSeq);
    const stored = await entriesAfter(this.ground.database, conversation, { seq, ...page });
    const shown = stored.map((entry) => linesOf(house, conversation, entry));
    const lines = shown.flatMap((one) => one.lines).filter((line) => line.seq > seq);
    const upTo = Math.max(seq, shown.at(-1)?.last ?? 0);
    return { lines, upTo, more: upTo < conversation.seq, ...mannerOf(conversation) };
  }

  /** The last lines before a number, of at most so many entries; all are before infinity. Throws Fault notFound. */
  async linesBefore(publicId: string, before: number, most: number): Promise<Stretch> {
    const { conversation, house } = await this.found(publicId);
    const seq = Math.min(before, conversation.seq + 1);
    const stored = await entriesBefore(this.ground.database, conversation, { ...pages.small, seq, most });
    const shown = stored.map((entry) => linesOf(house, conversation, entry));
    const { wipedSeq } = conversation;
    const from = Math.max(stored[0]?.seq ?? 1, wipedSeq + 1);
    return {
      lines: shown.flatMap((one) => one.lines).filter((line) => line.seq < seq && line.seq > wipedSeq),
      from,
      upTo: Math.min(seq - 1, shown.at(-1)?.last ?? 0),
      earlier: from > wipedSeq + 1,
      ...mannerOf(conversation),
    };
  }

  private async found(publicId: string): Promise<{ conversation: Conversation; house: House }> {
    const conversation = await findConversation(this.ground.database, publicId);
    const house = this.ground.houses.get(conversation?.association ?? '');
    if (!conversation || !house) throw new Fault('notFound', 'There is no such conversation.');
    return { conversation, house };
  }

  /** A file of a conversation, piece by piece; undefined when it has no such file. */
  async file(publicId: string, id: string): Promise<ReadableStream<Uint8Array> | undefined> {
    const conversation = await findConversation(this.ground.database, publicId);
    try {
      return conversation && (await this.ground.files.open(conversation, id));
    } catch (error) {
      if (isFault(error, 'wrongKey')) return undefined;
      throw error;
    }
  }

  /** Finishes what is under way and takes nothing more from the timers. */
  async close(): Promise<void> {
    this.signs.close();
    await this.timers.stop();
    await this.queue.drain();
  }
}
