import { setTimeout as passed } from 'node:timers/promises';

/**
 * The time that somebody else takes: members, lines and providers that are played, in milliseconds. No test waits by it for what the
 * product does (`wait.ts`). With `ref: false` it keeps no process alive.
 */
export const takes = (ms: number, { ref = true }: { readonly ref?: boolean } = {}): Promise<void> =>
  passed(ms, undefined, { ref });
