import type { Clock } from '../kernel/clock.ts';
import type { Coordination } from './port.ts';

interface Window {
  used: number;
  readonly ends: number;
}

const mostWindows = 100_000;

/** Coordination of a single node. */
export function memoryCoordination(clock: Clock): Coordination {
  const listeners = new Map<string, Set<(message: string) => void>>();
  const windows = new Map<string, Window>();
  const sweep = (now: number): void => {
    if (windows.size < mostWindows) return;
    for (const [key, window] of windows) if (window.ends <= now) windows.delete(key);
    for (const key of windows.keys()) {
      if (windows.size < mostWindows) break;
      windows.delete(key);
    }
  };
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
    allow(key, most, window) {
      const now = clock.now();
      const open = windows.get(key);
      if (!open || open.ends <= now) {
        sweep(now);
        windows.set(key, { used: 1, ends: now + window });
        return Promise.resolve(most >= 1);
      }
      open.used += 1;
      return Promise.resolve(open.used <= most);
    },
    close: () => {
      listeners.clear();
      return Promise.resolve();
    },
  };
}
