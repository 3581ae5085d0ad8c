import { useSyncExternalStore } from 'react';

let ahead = 0;

/** A computer at a desk may go wrong by minutes: waiting times are reckoned by the server's clock, known to a second. */
export function learnClock(date: string | null): void {
  const server = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(server)) return;
  const found = server + 500 - Date.now();
  ahead = Math.abs(found) > 5000 ? found : 0;
}

export const now = (): number => Date.now() + ahead;

const ticks = new Map<number, (listener: () => void) => () => void>();

function tickEvery(step: number): (listener: () => void) => () => void {
  const known = ticks.get(step);
  if (known) return known;
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    timer ??= setInterval(() => {
      for (const one of listeners) one();
    }, step);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
  ticks.set(step, subscribe);
  return subscribe;
}

/** The time, rounded down to a step of milliseconds; whoever shows it is drawn anew at each step. All share one timer. */
export const useNow = (step: number): number =>
  useSyncExternalStore(tickEvery(step), () => Math.floor(now() / step) * step);
