import { createHmac } from 'node:crypto';
import type { Clock } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import { inTime as within } from '../kernel/pace/in-time.ts';
import type { Log } from '../kernel/log.ts';
import { News, type OpenLine } from './line.ts';
import { memoryCoordination } from './memory.ts';
import { doorOf, type Coordination } from './port.ts';
import type { RedisAddress } from './redis-address.ts';
import { openWay } from './redis-way.ts';

const channel = 'silah:news';
const prefix = 'silah:limit:';
/** Stands between a topic and its message; no topic has one. */
const end = '\n';
const patience = 500;

/** Counts a key up and lets it end with its window, in one step. */
const countUp = `local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return n`;

const inTime = <T>(work: Promise<T>): Promise<T> => within(patience, work, () => new Error('late'));

/** Opens the way to Redis. `lost` is told of a call that failed, and says so once, until Redis is back. */
function lineTo(address: RedisAddress, log: Log, hear: (topic: string, message: string) => void) {
  let warned = false;
  const lost = (error: unknown): void => {
    const facts = { error: nameOfError(error) };
    if (!warned) log.warn('redis is away: limits hold for each node alone, news comes later', facts);
    warned = true;
  };
  const back = (): void => {
    if (warned) log.info('redis is back');
    warned = false;
  };
  const heard = (text: string): void => {
    const cut = text.indexOf(end);
    hear(text.slice(0, cut), text.slice(cut + 1));
  };
  return { way: openWay(address, { channel, heard, lost, back }), lost, back };
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
export function redisCoordination(address: RedisAddress, by: Surroundings): Coordination {
  const { local, news } = hearing(by);
  const { way, lost, back } = lineTo(address, by.log, (topic, message) => local.publish(topic, message));
  return {
    get healthy() {
      return way.isReady;
    },
    publish(topic, message) {
      if (!way.isReady || !way.hears) local.publish(topic, message);
      if (!way.isReady) news?.publish(topic, message);
      else
        inTime(way.publish(channel, topic + end + message)).then(back, (error: unknown) => {
          lost(error);
          local.publish(topic, message);
          news?.publish(topic, message);
        });
    },
    subscribe: (topic, listener) => local.subscribe(topic, listener),
    async allow(key, most, window) {
      if (!way.isReady) return local.allow(key, most, window);
      try {
        const counted = way.run(countUp, keyAt(by.secret, key), String(window));
        return Number(await inTime(counted)) <= most;
      } catch (error) {
        lost(error);
        return local.allow(key, most, window);
      }
    },
    async close() {
      await news?.close();
      await local.close();
      way.close();
    },
  };
}
