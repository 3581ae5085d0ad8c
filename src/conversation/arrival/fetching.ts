import type { IncomingMessage, Media } from '../../channel/message.ts';
import type { Fetched, PushedChannel } from '../../channel/port.ts';
import { soundTypeByEnding } from '../../contract/files/sounds.ts';
import { minute, stopwatch } from '../../kernel/clock.ts';
import { accountOf } from '../../records/sending/addresses.ts';
import type { Arrival } from '../../records/sending/arrivals.ts';
import type { LoadedConversation } from '../turn/cache.ts';
import type { Conversations } from '../conversations.ts';

/** The question that is open in a conversation. */
export const questionAt = ({ dialogue }: Pick<LoadedConversation, 'dialogue'>): string | undefined =>
  dialogue?.stack.at(-1)?.asked;

/** Whether what is fetched is a voice note, as far as it is told before. */
export const isSound = ({ sound, name }: Media): boolean =>
  sound === true || soundTypeByEnding(name) !== undefined;

const later: Fetched = { ok: false, why: 'later' };
const gone: Fetched = { ok: false, why: 'gone' };

/** So many files are fetched at once; who gets no place for so long is fetched later. */
const places = 32;
const waitsForPlace = minute;

/** Fetches files from where they lie. */
export class Fetching {
  private readonly stopped: Promise<Fetched>;
  private busy = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly channels: ReadonlyMap<string, PushedChannel>,
    private readonly conversations: Pick<Conversations, 'fresh'>,
    private readonly signal: AbortSignal,
  ) {
    this.stopped = new Promise((done) => signal.addEventListener('abort', () => done(later)));
  }

  /** The file of a message, or why not: `later` also when it is not waited for any more; `gone` where the channel fetches none. */
  async fetch({ association, channel }: Arrival, media: Media): Promise<Fetched> {
    const served = this.channels.get(accountOf({ association, channel }));
    if (!served?.fetch) return gone;
    return (await this.place()) ? Promise.race([this.fetched(served, media), this.stopped]) : later;
  }

  private async fetched(channel: PushedChannel, media: Media): Promise<Fetched> {
    this.busy += 1;
    try {
      return (await channel.fetch?.(media)) ?? gone;
    } finally {
      this.busy -= 1;
      this.queue.shift()?.();
    }
  }

  /** Waits until a file more may be fetched; false when that takes too long or nothing is fetched any more. */
  private async place(): Promise<boolean> {
    for (const until = stopwatch(); this.busy >= places;) {
      const free = new Promise<void>((done) => this.queue.push(done));
      const came = await this.within(Promise.race([free, this.stopped]), waitsForPlace - until());
      if (!came || this.signal.aborted || until() >= waitsForPlace) return false;
    }
    return true;
  }

  /** Waits so many milliseconds, and no longer than this process works. */
  async pause(milliseconds: number): Promise<void> {
    await this.within(this.stopped, milliseconds);
  }

  /** Whether something comes within so many milliseconds. */
  async within(coming: Promise<unknown>, patience: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((done) => {
      timer = setTimeout(() => done(false), Math.max(0, patience));
    });
    try {
      return await Promise.race([coming.then(() => true as const), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * A file that comes late belongs to the question at which it was sent. Where another one is open by now, it would be taken for the answer to
   * that: the member is told instead. People read whatever comes.
   */
  async asLate(arrival: Arrival, file: IncomingMessage): Promise<IncomingMessage> {
    return (await this.isElsewhere(arrival))
      ? { ...file, content: { kind: 'unsupported', what: 'fileLate' } }
      : file;
  }

  /** What a file that is refused is told as: one that was told to be under way, and is not wanted any more, as one that came late. */
  async lateAs(arrival: Arrival, refused: string): Promise<string> {
    return arrival.told && (await this.isElsewhere(arrival)) ? 'fileLate' : refused;
  }

  private async isElsewhere({ publicId, asked }: Arrival): Promise<boolean> {
    const known = await this.conversations.fresh(publicId);
    const isRead = known?.owner !== 'bot' || known.dialogue?.facts.waiting !== undefined;
    return !isRead && (questionAt(known) ?? null) !== asked;
  }
}
