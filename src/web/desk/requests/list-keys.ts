import type { RefObject } from 'react';
import { useKeys } from '../base/keys.ts';
import { go } from '../base/router.tsx';
import { arrowsAreOurs, step } from '../inbox/rows.ts';

/** The list of requests by keyboard, as the inbox. */
export function useListKeys(list: RefObject<HTMLElement | null>, open: string | undefined): void {
  useKeys({
    down: (event) => arrowsAreOurs(list.current, event) && step(list.current, 1),
    up: (event) => arrowsAreOurs(list.current, event) && step(list.current, -1),
    search: () => {
      document.getElementById('desk-search')?.focus();
      return true;
    },
    back: () => {
      if (open !== undefined) go('/desk/requests');
      return open !== undefined;
    },
  });
}
