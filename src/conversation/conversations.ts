import type { IncomingMessage, Lang } from '../channel/message.ts';
import type { Line } from '../channel/line.ts';
import type { Given } from '../engine/dialogue.ts';
import type { MemberEvent } from '../engine/events.ts';
import { Fault, isFault } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import {
  findConversation,
  makeConversation,
  openConversation,
  type Address,
} from '../records/turns/conversations.ts';
import { entriesAfter } from '../records/turns/entries.ts';
import { endOlderResumes, firstResume, renewResume } from '../records/turns/resumes.ts';
import { Acts, type Decide, type Done } from './turn/acts.ts';
import type { LoadedConversation } from './turn/cache.ts';
import { topicOf, type Ground } from './context.ts';
import { OneAtATime } from './turn/one-at-a-time.ts';
import { mayKeep, type Computed } from './turn/turn.ts';
import { Receiver, type Taken } from './turn/receive.ts';
import { tellLinked } from './turn/link-notices.ts';
import { startTimers } from './turn/timers.ts';
import { linesOf } from './turn/transcript.ts';

const page = 500;

/** A conversation in a browser: its name, and the value (of which generation) by which it is taken up again. */
export interface Begun {
  readonly publicId: string;
  readonly resume: string;
  readonly generation: number;
}

/** Conversations as channels see them: a message in, lines out. */
export class Conversations {
  private readonly queue = new OneAtATime();
  private readonly receiver: Receiver;
  private readonly acts: Acts;
  private readonly timers: { stop(): Promise<void> };
  private said: () => void = () => undefined;

  constructor(private readonly ground: Ground) {
    this.receiver = new Receiver(ground);
    this.acts = new Acts(ground, this.receiver.cache, this.receiver.turns);
    this.timers = startTimers(
      ground,
      (publicId) => this.telling(this.queue.run(publicId, () => this.receiver.wake(publicId))),
      () => tellLinked(ground, (publicId, decide) => this.act<never>(publicId, decide)),
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
    if (made) this.receiver.cache.put({ ...made, dialogue: undefined, apologised: false });
    const { value, generation } = await firstResume(this.ground.database, publicId, this.ground.clock.now());
    return { publicId, resume: value, generation };
  }

  /** Exchanges the value for a new one; undefined when it belongs to no conversation of this association. */
  async resume(association: string, value: string): Promise<Begun | undefined> {
    const renewed = await renewResume(this.ground.database, { value, association }, this.ground.clock.now());
    return renewed && { publicId: renewed.publicId, resume: renewed.value, generation: renewed.generation };
  }

  /** The newest value arrived: those before it end. */
  confirm(publicId: string, generation: number): Promise<void> {
    return endOlderResumes(this.ground.database, publicId, generation);
  }

  /** Greets whoever opens the conversation for the first time. Answers whether this was it. */
  async greet(publicId: string, lang: Lang): Promise<boolean> {
    const known = await this.receiver.cache.get(publicId);
    if (known && known.seq > 0) return false;
    const { again } = await this.receive(publicId, { external: 'start', lang, content: { kind: 'start' } });
    return !again;
  }

  /**
   * Takes a message of a member. Answers after the commit of its turn; the same message a second time changes nothing. Throws Fault
   * notFound, or databaseDown when it may be sent again.
   */
  receive(publicId: string, message: IncomingMessage): Promise<Taken> {
    return this.telling(this.queue.run(publicId, () => this.receiver.take(publicId, message)));
  }

  /** Calls somebody whenever something may have been said. */
  onSaid(listener: () => void): void {
    this.said = listener;
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

  /** Whether the member agreed that what he writes is kept. */
  async keeps(publicId: string): Promise<boolean> {
    const found = await this.receiver.cache.get(publicId);
    return mayKeep(found?.dialogue);
  }

  /** Lines after `seq`, at most some hundreds at once, and the number up to which they go. Throws Fault notFound. */
  async lines(
    publicId: string,
    seq: number,
  ): Promise<{ readonly lines: readonly Line[]; readonly upTo: number; readonly more: boolean }> {
    const conversation = await findConversation(this.ground.database, publicId);
    const house = this.ground.houses.get(conversation?.association ?? '');
    if (!conversation || !house) throw new Fault('notFound', 'There is no such conversation.');
    const stored = await entriesAfter(this.ground.database, conversation, { seq, most: page });
    const shown = stored.map((entry) => linesOf(house, conversation, entry));
    const lines = shown.flatMap((one) => one.lines).filter((line) => line.seq > seq);
    return { lines, upTo: Math.max(seq, shown.at(-1)?.last ?? 0), more: stored.length === page };
  }

  /** The bytes of a file of a conversation; undefined when it has no such file. */
  async file(publicId: string, id: string): Promise<Buffer | undefined> {
    const conversation = await findConversation(this.ground.database, publicId);
    try {
      return conversation && (await this.ground.files.get(conversation, id));
    } catch (error) {
      if (isFault(error, 'wrongKey')) return undefined;
      throw error;
    }
  }

  /** Calls `listener` whenever there may be new lines, until the function that is returned is called. A hint: it may be missed. */
  watch(publicId: string, listener: () => void): () => void {
    return this.ground.coordination.subscribe(topicOf(publicId), listener);
  }

  /** Finishes what is under way and takes nothing more from the timers. */
  async close(): Promise<void> {
    await this.timers.stop();
    await this.queue.drain();
  }
}
