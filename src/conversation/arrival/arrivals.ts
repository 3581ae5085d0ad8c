import type { IncomingMessage, Media } from '../../channel/message.ts';
import type { PushedChannel } from '../../channel/port.ts';
import { minute, second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { Rounds } from '../../kernel/rounds.ts';
import { accountOf } from '../../records/sending/addresses.ts';
import {
  dropArrival,
  keepArrival,
  putOffArrival,
  takeArrivals,
  waitsForEarlier,
  type Arrival,
} from '../../records/sending/arrivals.ts';
import { externalOf } from '../../records/turns/conversations.ts';
import type { LoadedConversation } from '../turn/cache.ts';
import type { Ground } from '../context.ts';
import type { Conversations } from '../conversations.ts';
import { mayKeep } from '../turn/turn.ts';

const often = second;
const leaseFor = 2 * minute;
const together = 8;
/** With pauses that grow up to `longestPause` these last some hours: longer than a provider keeps its files shut. */
const mostTries = 24;
const longestPause = 10 * minute;
const pauseAfter = (tries: number): number => Math.min(longestPause, second * 2 ** tries);

/**
 * Messages that bring a file are kept first and acknowledged; the file is fetched at once beside that, and then the message has its turn.
 * What the member writes meanwhile waits behind it.
 */
export class Arrivals {
  private waiting = new Set<string>();
  private readonly rounds: Rounds | undefined;

  constructor(
    private readonly ground: Ground,
    private readonly conversations: Conversations,
    private readonly channels: ReadonlyMap<string, PushedChannel>,
  ) {
    if (channels.size === 0) return;
    this.rounds = new Rounds({
      round: (signal) => this.work(signal),
      pause: often,
      failed: (error) => ground.log.warn('kept messages could not be read', { error: nameOfError(error) }),
    });
  }

  /** Keeps the message when it must wait; false when its turn may come at once. */
  async keeps(conversation: LoadedConversation, message: IncomingMessage): Promise<boolean> {
    const { database, clock } = this.ground;
    const { content } = message;
    const brings = content.kind === 'media';
    if (!brings && !this.waiting.has(conversation.publicId)) return false;
    if (!brings && !(await waitsForEarlier(database, conversation.id))) {
      this.waiting.delete(conversation.publicId);
      return false;
    }
    const external = externalOf(conversation, `member ${message.external}`);
    await keepArrival(database, conversation, {
      external,
      message: message as unknown as Json,
      at: clock.now(),
    });
    this.waiting.add(conversation.publicId);
    this.rounds?.hint();
    return true;
  }

  private async work(signal: AbortSignal): Promise<void> {
    for (let found = together; found > 0 && !signal.aborted;) {
      const { database, clock } = this.ground;
      const now = clock.now();
      const taken = await takeArrivals(database, { now, until: now + leaseFor, most: together });
      found = taken.length;
      for (const { publicId } of taken) this.waiting.add(publicId);
      await Promise.all(taken.map((one) => this.one(one)));
    }
  }

  private async one(arrival: Arrival): Promise<void> {
    const { database, clock, log } = this.ground;
    try {
      const message = await this.withFile(arrival);
      if (!message) {
        await putOffArrival(database, arrival.id, clock.now() + pauseAfter(arrival.tries));
        return;
      }
      await this.conversations.receive(arrival.publicId, message);
      await dropArrival(database, arrival.id);
    } catch (error) {
      log.warn('a kept message will be tried again', { error: nameOfError(error) });
      await putOffArrival(database, arrival.id, clock.now() + pauseAfter(arrival.tries)).catch(
        () => undefined,
      );
    }
  }

  /** The message with its file; with word of it where it cannot be had; undefined when it must be tried again. */
  private async withFile({
    publicId,
    association,
    channel,
    tries,
    message,
  }: Arrival): Promise<IncomingMessage | undefined> {
    const arrived = message as unknown as IncomingMessage;
    if (arrived.content.kind !== 'media') return arrived;
    const known = await this.conversations.fresh(publicId);
    const lost = (what: string): IncomingMessage => ({ ...arrived, content: { kind: 'unsupported', what } });
    // Before consent nothing of the member may be stored: the file is not even fetched.
    if (!mayKeep(known?.dialogue) && known?.owner === 'bot') return lost('media');
    const { media } = arrived.content;
    const fetched = await this.fetch(accountOf({ association, channel }), media);
    if (fetched?.ok)
      return {
        ...arrived,
        content: { kind: 'file', name: fetched.name ?? media.name, bytes: fetched.bytes },
      };
    if (fetched?.why === 'later' && tries < mostTries) return undefined;
    return lost(fetched?.why === 'tooLarge' ? 'fileTooLarge' : 'fileLost');
  }

  private async fetch(
    account: string,
    media: Media,
  ): Promise<Awaited<ReturnType<NonNullable<PushedChannel['fetch']>>> | undefined> {
    return this.channels.get(account)?.fetch?.(media);
  }

  async stop(): Promise<void> {
    await this.rounds?.stop();
  }
}
