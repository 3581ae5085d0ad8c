import type { Beside } from './beside/beside.ts';
import type { Coordination } from './port.ts';

interface Limit {
  readonly key: string;
  readonly most: number;
  readonly window: number;
}

/** Counts each limit at one of the workers of this machine, so that it is no wider for there being several. */
export function countedTogether(own: Coordination, beside: Beside): Coordination {
  const allow = beside.shared('limit', ({ key, most, window }: Limit) => own.allow(key, most, window));
  return {
    get healthy() {
      return own.healthy;
    },
    publish: (topic, message) => own.publish(topic, message),
    subscribe: (topic, listener) => own.subscribe(topic, listener),
    allow: (key, most, window) => allow(key, { key, most, window }),
    close: () => own.close(),
  };
}

type Piece = readonly [topic: string, message: string];

const gathering = 5;

/** Tells what is published at one worker of this machine to the others: what gathered within 5 ms in one go, each piece once. */
export function toldTogether(own: Coordination, beside: Beside): Coordination {
  const tell = beside.news('hints', (pieces: readonly Piece[]) => {
    for (const [topic, message] of pieces) own.publish(topic, message);
  });
  const waiting = new Map<string, Piece>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    timer = undefined;
    tell([...waiting.values()]);
    waiting.clear();
  };
  return {
    get healthy() {
      return own.healthy;
    },
    publish(topic, message) {
      own.publish(topic, message);
      waiting.set(`${topic}\n${message}`, [topic, message]);
      timer ??= setTimeout(flush, gathering);
    },
    subscribe: (topic, listener) => own.subscribe(topic, listener),
    allow: (key, most, window) => own.allow(key, most, window),
    close() {
      clearTimeout(timer);
      return own.close();
    },
  };
}
