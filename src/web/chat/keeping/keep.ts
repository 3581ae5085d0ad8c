// What keeps the conversation on this device: loaded when there is something to keep, or nothing but what was kept to show.
import type { readCopy, saveCopy, wipeCopy } from './copy.ts';
import type { dropShell, keepShell } from './shell.ts';

/** What the widget takes from it. */
export interface Keeping {
  readonly readCopy: typeof readCopy;
  readonly saveCopy: typeof saveCopy;
  readonly wipeCopy: typeof wipeCopy;
  readonly dropShell: typeof dropShell;
  readonly keepShell: typeof keepShell;
}

export { readCopy, saveCopy, wipeCopy } from './copy.ts';
export { dropShell, keepShell } from './shell.ts';
