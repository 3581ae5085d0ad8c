import { createHmac } from 'node:crypto';
import { createClient } from 'redis';
import type { Clock } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import { inTime as within } from '../kernel/pace/in-time.ts';
import type { Log } from '../kernel/log.ts';
import { News, type OpenLine } from './line.ts';
import { memoryCoordination } from './memory.ts';
import { doorOf, type Coordination } from './port.ts';

const channel = 'silah:news';
const prefix = 'silah:limit:';
/** Stands between a topic and its message; no topic has one. */
const end = '\n';
const patience = 500;

/** Counts a key up and lets it end with its window, in one step. */
const countUp = `local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return n`;

const strategy = (retries: number): number => Math.min(100 * 2 ** Math.min(retries, 6), 3000);

const inTime = <T>(work: Promise<T>): Promise<T> => within(patience, work, () => new Error('late'));

/**
 * Opens both connections: `talk` publishes and counts, `listen` gives `hear` what any node published. `lost` is told of a call that
 * failed, and says so once, until Redis is back.
 */
function lineTo(url: string, log: Log, hear: (topic: string, message: string) => void) {
  const talk = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: strategy, connectTimeout: 3000 },
  });
  const listen = talk.duplicate({ disableOfflineQueue: false });
  let warned = false;
  const lost = (error: unknown): void => {
    const facts = { error: nameOfError(error) };
    if (!warned) log.warn('redis is away: limits hold for each node alone, news comes later', facts);
    warned = true;
  };
  talk.on('error', lost);
  listen.on('error', lost);
  const back = (): void => {
    if (warned) log.info('redis is back');
    warned = false;
  };
  talk.on('ready', back);
  const heard = (text: string): void => {
    const cut = text.indexOf(end);
    hear(text.slice(0, cut), text.slice(cut + 1));
  };
  void talk.connect().catch(lost);
  void listen
    .connect()
    .then(() => listen.subscribe(channel, heard))
    .catch(lost);
  return { talk, listen, lost, back };
}

/** What coordination through Redis lives on; `secret` is the same on every node. */
export interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  readonly secret: Uint8Array;
  /** The way that news goes while Redis is away; without it, the others hear nothing until then. */
  readonly line?: OpenLine;
}

/** How Redis knows a limit: its door, and of whoever tries a keyed hash. */
const keyAt = (secret: Uint8Array, key: string): string =>
  `${prefix}${doorOf(key)}:${createHmac('sha256', secret).update(key).digest('base64url')}`;

/** What this node hears, whichever way it comes. */
function hearing({ clock, log, line }: Surroundings): {
  readonly local: Coordination;
  readonly news: News | undefined;
} {
  let unread = 0;
  const local = memoryCoordination(clock, (topic, error) => {
    unread += 1;
    log.warn('news of another node could not be read', { topic, error: nameOfError(error), count: unread });
  });
  return { local, news: line && new News(line, (topic, message) => local.publish(topic, message), log) };
}

/**
 * Coordination of several nodes through Redis. It opens at once, whether Redis answers or not, and comes back by itself. While Redis is
 * away limits hold for this node alone, and news goes through the line.
 */
export function redisCoordination(url: string, by: Surroundings): Coordination {
  const { local, news } = hearing(by);
  const { talk, listen, lost, back } = lineTo(url, by.log, (topic, message) => local.publish(topic, message));
  return {
    get healthy() {
      return talk.isReady;
    },
    publish(topic, message) {
      if (!talk.isReady || !listen.isReady) local.publish(topic, message);
      if (!talk.isReady) news?.publish(topic, message);
      else
        inTime(talk.publish(channel, topic + end + message)).then(back, (error: unknown) => {
          lost(error);
          local.publish(topic, message);
          news?.publish(topic, message);
        });
    },
    subscribe: (topic, listener) => local.subscribe(topic, listener),
    async allow(key, most, window) {
      if (!talk.isReady) return local.allow(key, most, window);
      try {
        const counted = talk.eval(countUp, { keys: [keyAt(by.secret, key)], arguments: [String(window)] });
        return Number(await inTime(counted)) <= most;
      } catch (error) {
        lost(error);
        return local.allow(key, most, window);
      }
    },
    async close() {
      await news?.close();
      await local.close();
      talk.destroy();
      listen.destroy();
    },
  };
}
