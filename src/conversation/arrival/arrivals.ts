import type { IncomingMessage } from '../../channel/message.ts';
import type { PushedChannel } from '../../channel/port.ts';
import type { MemberEvent } from '../../engine/events.ts';
import { minute, second } from '../../kernel/clock.ts';
import { isFault, isPassing, nameOfError } from '../../kernel/errors.ts';
import { randomSeed } from '../../kernel/ids.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import {
  dropArrival,
  keepArrival,
  keepArrivals,
  noteTold,
  putOffArrival,
  takeArrivals,
  waitsForEarlier,
  type Arrival,
} from '../../records/sending/arrivals.ts';
import { externalOf } from '../../records/turns/conversations.ts';
import type { LoadedConversation } from '../turn/cache.ts';
import type { Ground } from '../context.ts';
import type { Conversations } from '../conversations.ts';
import { Holding, holdFor } from '../holding.ts';
import { Fetching, isSound, questionAt } from './fetching.ts';
import { gathered } from './gathering.ts';
import { packed, unpacked } from './kept.ts';
import { tellDelayed, tellLost } from './untold.ts';

const often = second;
const together = 50;
/** So long what a member writes waits behind their own file; then they are told that it is not there yet. */
const inFrontFor = 4 * second;
/** What threw is tried again at once, and so often; whatever it was, that must not keep anybody waiting. */
const mostFailures = 3;
const pauseAfterFailure = second / 2;
/** A file is fetched for two hours, longer than a provider keeps its files shut; pauses grow up to `longestPause`. */
const mostTries = 24;
const lastsFor = 120 * minute;
const longestPause = 10 * minute;
const pauseAfter = (tries: number): number => Math.min(longestPause, second * 2 ** tries);

/** What a text or a tap is to the engine; undefined for what asks for nobody. */
function eventOf({ content }: IncomingMessage): MemberEvent | undefined {
  if (content.kind === 'text') return { kind: 'text', text: content.text };
  return content.kind === 'tap' ? { kind: 'tap', prompt: content.prompt, choice: content.choice } : undefined;
}

/** The channel's own id of a message, as far as it can be read: by it the message is known when it comes again. */
function externalIn({ id, open }: Arrival): string {
  try {
    return unpacked(open()).external;
  } catch {
    return `lost ${id}`;
  }
}

/**
 * Messages that bring a file are kept first and acknowledged; the file is fetched at once beside that, and then the message has its turn. What
 * the member writes meanwhile waits behind it for some seconds: then they are told that the file is not there yet, and it is fetched on beside the
 * conversation. Whoever asks for a person, or tells of danger, waits for no file.
 */
export class Arrivals {
  private waiting = new Set<string>();
  private readonly rounds: Rounds | undefined;
  private readonly running = new Set<Promise<void>>();
  /** Kept messages by their ids. */
  private readonly holding: Holding<number> | undefined;
  private readonly stopping = new AbortController();
  private readonly fetching: Fetching;
  private readonly accounts: readonly string[];

  constructor(
    private readonly ground: Ground,
    private readonly conversations: Conversations,
    channels: ReadonlyMap<string, PushedChannel>,
  ) {
    this.fetching = new Fetching(channels, conversations, this.stopping.signal);
    this.accounts = [...channels.keys()];
    if (channels.size === 0) return;
    this.holding = new Holding({
      clock: ground.clock,
      keep: (ids, until) => keepArrivals(ground.database, ids, until),
      failed: (error) => ground.log.warn('kept messages could not be held', { error: nameOfError(error) }),
    });
    this.rounds = new Rounds({
      round: () => this.work(),
      pause: often,
      failed: (error) => ground.log.warn('kept messages could not be read', { error: nameOfError(error) }),
    });
  }

  /** Keeps the message when it must wait; false when its turn may come at once. */
  async keeps(conversation: LoadedConversation, message: IncomingMessage): Promise<boolean> {
    const { database, clock } = this.ground;
    const fetches = message.content.kind === 'media';
    if (!fetches && !this.waiting.has(conversation.publicId)) return false;
    if (!fetches && !(await waitsForEarlier(database, conversation.id))) {
      this.waiting.delete(conversation.publicId);
      return false;
    }
    if (!fetches && (await this.isForPerson(conversation.publicId, message))) return false;
    await keepArrival(database, conversation, {
      external: externalOf(conversation, `member ${message.external}`),
      message: packed(message),
      asked: questionAt(conversation) ?? null,
      at: clock.now(),
    });
    this.waiting.add(conversation.publicId);
    this.rounds?.hint();
    return true;
  }

  /** Whether a message is for a person who is there, tells of danger, or makes the member wait for a person. */
  private async isForPerson(publicId: string, message: IncomingMessage): Promise<boolean> {
    const known = await this.conversations.fresh(publicId);
    if (known && known.owner !== 'bot') return true;
    const event = eventOf(message);
    if (event?.kind === 'text' && this.ground.engine.hearing.hear(event.text)) return true;
    if (!known || !event || known.dialogue?.facts.waiting) return false;
    const given = { now: this.ground.clock.now(), seed: randomSeed() };
    const { turn } = await this.conversations.rehearse(known, event, given);
    return turn.dialogue.facts.waiting !== undefined;
  }

  private async work(): Promise<void> {
    const { database, clock } = this.ground;
    await this.holding?.surely();
    for (let found = together; found === together && !this.stopping.signal.aborted;) {
      const now = clock.now();
      const taken = await takeArrivals(database, {
        ...{ now, until: now + holdFor, most: together },
        ...{ accounts: this.accounts, lostBefore: now - lastsFor },
      });
      found = taken.length;
      for (const one of taken) this.begin(one);
    }
  }

  private begin(arrival: Arrival): void {
    const { holding } = this;
    if (!holding || holding.has(arrival.id)) return;
    if (!arrival.told) this.waiting.add(arrival.publicId);
    const work = holding
      .during(arrival.id, () => this.one(arrival))
      .finally(() => {
        this.running.delete(work);
        this.rounds?.hint();
      });
    this.running.add(work);
  }

  /** One try. It throws nothing. */
  private async one(arrival: Arrival): Promise<void> {
    const { database, clock, log } = this.ground;
    const again = (after: 'waits' | 'failed' | 'away', pause: number): Promise<void> => {
      this.holding?.letGo(arrival.id);
      return putOffArrival(database, arrival.id, { at: clock.now() + pause, after }).catch(() => undefined);
    };
    try {
      const ended = await this.taken(arrival);
      if (ended) await dropArrival(database, arrival.id);
      else await again('waits', pauseAfter(arrival.tries));
    } catch (error) {
      const facts = { conversation: arrival.publicId, error: nameOfError(error) };
      if (isPassing(error)) return again('away', second);
      if (arrival.failures + 1 < mostFailures && !isFault(error, 'notFound')) {
        log.warn('a kept message will be tried again', facts);
        return again('failed', pauseAfterFailure);
      }
      log.error('a kept message could not be read, and its sender is told', facts);
      await this.giveUp(arrival).catch(() => again('away', second));
    }
  }

  /** Gives a message its turn, with its file; false when the file is to be fetched again. */
  private async taken(arrival: Arrival): Promise<boolean> {
    const { clock } = this.ground;
    const message = unpacked(arrival.open());
    if (message.content.kind !== 'media') {
      await this.conversations.receive(arrival.publicId, message);
      return true;
    }
    const { media } = message.content;
    // What nobody wants, and anything before consent, is not even fetched.
    const sound = isSound(media);
    const refused = await this.conversations.fileRefused(arrival.publicId, { bytes: media.size, sound });
    if (refused !== undefined)
      return this.lost(arrival, message, await this.fetching.lateAs(arrival, refused));
    const coming = this.fetching.fetch(arrival, media);
    let told = arrival.told;
    if (!told && !(await this.fetching.within(coming, arrival.keptAt + inFrontFor - clock.now())))
      told = await this.delayed(arrival);
    const fetched = await coming;
    if (fetched.ok) {
      const { bytes, name = media.name } = fetched;
      const whole = await gathered(this.ground, { arrival, fetching: this.fetching }, message);
      const file: IncomingMessage = {
        ...whole,
        content: { kind: 'file', name, bytes, ...(sound && { sound }) },
      };
      await this.conversations.receive(
        arrival.publicId,
        told && !sound ? await this.fetching.asLate(arrival, file) : file,
      );
      return true;
    }
    const isOver = arrival.tries >= mostTries || clock.now() > arrival.keptAt + lastsFor;
    if (fetched.why === 'tooLarge') return this.lost(arrival, message, 'fileTooLarge');
    if (fetched.why === 'gone' || isOver) {
      await tellLost(this.ground, this.conversations, arrival);
      return this.lost(arrival, message, 'fileLost');
    }
    if (!told && clock.now() + pauseAfter(arrival.tries) > arrival.keptAt + inFrontFor)
      await this.delayed(arrival);
    return false;
  }

  /** The message with word of the file instead of it. */
  private async lost({ publicId }: Arrival, message: IncomingMessage, what: string): Promise<true> {
    await this.conversations.receive(publicId, { ...message, content: { kind: 'unsupported', what } });
    return true;
  }

  /** The member is told that the file is not there yet; what they wrote behind it has its turn now. */
  private async delayed(arrival: Arrival): Promise<true> {
    const { database, clock } = this.ground;
    await tellDelayed(this.ground, this.conversations, arrival);
    await noteTold(database, arrival.id, clock.now());
    this.rounds?.hint();
    return true;
  }

  /** Nothing can be made of a message: its sender is told so, the desk sees it, and nobody waits for it. */
  private async giveUp(arrival: Arrival): Promise<void> {
    const { database } = this.ground;
    const known = await this.conversations.fresh(arrival.publicId);
    if (known) {
      await tellLost(this.ground, this.conversations, arrival);
      await this.lost(arrival, { external: externalIn(arrival), content: { kind: 'start' } }, 'fileLost');
    }
    await dropArrival(database, arrival.id);
  }

  /** Lets the turns under way end; files that are being fetched are fetched again by whoever comes next. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.rounds?.stop();
    await Promise.all(this.running);
    await this.holding?.stop();
  }
}
