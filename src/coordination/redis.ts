import { createClient } from 'redis';
import type { Clock } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { memoryCoordination } from './memory.ts';
import type { Coordination } from './port.ts';

const channel = 'silah:news';
const prefix = 'silah:limit:';
/** Stands between a topic and its message; no topic has one. */
const end = '\n';
const patience = 500;

/** Counts a key up and lets it end with its window, in one step. */
const countUp = `local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return n`;

const strategy = (retries: number): number => Math.min(100 * 2 ** Math.min(retries, 6), 3000);

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

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
  let told = false;
  const lost = (error: unknown): void => {
    const facts = { error: nameOfError(error) };
    if (!told) log.warn('redis is away: limits hold for each node alone, news comes by polling', facts);
    told = true;
  };
  talk.on('error', lost);
  listen.on('error', lost);
  talk.on('ready', () => {
    if (told) log.info('redis is back');
    told = false;
  });
  const heard = (text: string): void => {
    const cut = text.indexOf(end);
    hear(text.slice(0, cut), text.slice(cut + 1));
  };
  void talk.connect().catch(lost);
  void listen
    .connect()
    .then(() => listen.subscribe(channel, heard))
    .catch(lost);
  return { talk, listen, lost };
}

/**
 * Coordination of several nodes through Redis. It opens at once, whether Redis answers or not, and comes back by itself. While Redis is
 * away everything is done in memory.
 */
export function redisCoordination(url: string, clock: Clock, log: Log): Coordination {
  const local = memoryCoordination(clock);
  const { talk, listen, lost } = lineTo(url, log, (topic, message) => local.publish(topic, message));
  return {
    get healthy() {
      return talk.isReady;
    },
    publish(topic, message) {
      if (!talk.isReady || !listen.isReady) local.publish(topic, message);
      if (talk.isReady) void talk.publish(channel, topic + end + message).catch(lost);
    },
    subscribe: (topic, listener) => local.subscribe(topic, listener),
    async allow(key, most, window) {
      if (!talk.isReady) return local.allow(key, most, window);
      try {
        const counted = talk.eval(countUp, { keys: [prefix + key], arguments: [String(window)] });
        return Number(await inTime(counted)) <= most;
      } catch (error) {
        lost(error);
        return local.allow(key, most, window);
      }
    },
    async close() {
      await local.close();
      talk.destroy();
      listen.destroy();
    },
  };
}
