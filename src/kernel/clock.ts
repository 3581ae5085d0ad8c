/**
 * Time, handed in. Nothing outside this room reads the machine's clock, so that a turn can be replayed and
 * a test can live sixty days in a second. All times are milliseconds since 1970-01-01T00:00Z.
 */
export interface Clock {
  /** The present time in milliseconds since the epoch, never NaN. */
  now(): number;
}

/** A clock that follows the machine's, shifted by `offset()` milliseconds (the database's lead plus CLOCK_OFFSET). */
export function systemClock(offset: () => number = () => 0): Clock {
  return { now: () => Date.now() + offset() };
}

/** A clock that stands still until it is moved: for tests and rehearsals. */
export function handClock(start: number): Clock & { advance(ms: number): void; set(ms: number): void } {
  let time = start;
  return {
    now: () => time,
    advance: (ms) => {
      time += ms;
    },
    set: (ms) => {
      time = ms;
    },
  };
}

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Monotonic milliseconds, for measuring how long something took; not a time of day. */
export const stopwatch = (): (() => number) => {
  const start = performance.now();
  return () => performance.now() - start;
};
