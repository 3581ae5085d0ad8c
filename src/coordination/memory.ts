import type { Clock } from '../kernel/clock.ts';
import { doorOf, type Coordination } from './port.ts';
import { Windows } from './windows.ts';

/**
 * Coordination of a single node. `failed` hears of a listener that threw: what another node, or whoever reaches Redis, published may be
 * anything, and ends nobody.
 */
export function memoryCoordination(
  clock: Clock,
  failed: (topic: string, error: unknown) => void = () => undefined,
): Coordination {
  const listeners = new Map<string, Set<(message: string) => void>>();
  const doors = new Map<string, Windows>();
  const windowsOf = (door: string): Windows => {
    const windows = doors.get(door) ?? new Windows();
    doors.set(door, windows);
    return windows;
  };
  return {
    healthy: true,
    publish(topic, message) {
      for (const listener of listeners.get(topic) ?? [])
        queueMicrotask(() => {
          try {
            listener(message);
          } catch (error) {
            failed(topic, error);
          }
        });
    },
    subscribe(topic, listener) {
      const all = listeners.get(topic) ?? new Set();
      listeners.set(topic, all.add(listener));
      return () => {
        all.delete(listener);
        if (all.size === 0 && listeners.get(topic) === all) listeners.delete(topic);
      };
    },
    allow: (key, most, within) =>
      Promise.resolve(windowsOf(doorOf(key)).allows(key, { most, within }, clock.now())),
    close: () => {
      listeners.clear();
      return Promise.resolve();
    },
  };
}
