import { setTimeout as passed } from 'node:timers/promises';

/** How long is waited, and how often it is looked, in milliseconds; `found` tells in the error what there was instead. */
export interface Patience {
  readonly patience?: number;
  readonly every?: number;
  readonly found?: () => string;
}

/** Waits until something is there and answers it; fails with its name when it does not come in time. */
export async function found<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  { patience = 60_000, every = 20, found: instead }: Patience = {},
): Promise<T> {
  const over = Date.now() + patience;
  for (;;) {
    const there = await look();
    if (there !== undefined) return there;
    if (Date.now() > over)
      throw new Error(`waited in vain until ${what}${instead ? `; there was ${instead()}` : ''}`);
    await passed(every);
  }
}

/** Waits until something holds; fails with its name when it does not in time. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patience: Patience = {},
): Promise<void> {
  await found(what, async () => (await holds()) || undefined, patience);
}

/** Waits for what may come or not; answers whether it came in time, 60 s unless told otherwise. */
export async function soon(holds: () => boolean | Promise<boolean>, patience = 60_000): Promise<boolean> {
  const over = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > over) return false;
    await passed(5);
  }
  return true;
}

/**
 * Lets time pass where the promise is that something does not happen within it, and nothing that does happen would tell. `why` says what
 * must not. `tests/architecture/sleeps.test.ts` counts them.
 */
export const fixedWait = (ms: number, why: string): Promise<string> => passed(ms, why);
