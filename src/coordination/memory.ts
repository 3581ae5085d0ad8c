import type { Clock } from '../kernel/clock.ts';
import type { Coordination } from './port.ts';
import { Windows } from './windows.ts';

/** Coordination of a single node. */
export function memoryCoordination(clock: Clock): Coordination {
  const listeners = new Map<string, Set<(message: string) => void>>();
  const windows = new Windows();
  return {
    healthy: true,
    publish(topic, message) {
      for (const listener of listeners.get(topic) ?? []) queueMicrotask(() => listener(message));
    },
    subscribe(topic, listener) {
      const all = listeners.get(topic) ?? new Set();
      listeners.set(topic, all.add(listener));
      return () => {
        all.delete(listener);
        if (all.size === 0 && listeners.get(topic) === all) listeners.delete(topic);
      };
    },
    allow: (key, most, window) => Promise.resolve(windows.count(key, clock.now(), window) <= most),
    close: () => {
      listeners.clear();
      return Promise.resolve();
    },
  };
}
