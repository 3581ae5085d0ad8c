import type { RefObject } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../server/api.ts';
import { useKeys } from '../base/keys.ts';
import { useTell } from '../parts/notices.tsx';
import { besideList, go } from '../base/router.tsx';
import type { Choosing } from './chosen/choosing.ts';
import { arrowsAreOurs, step } from './rows.ts';

interface Field {
  readonly list: RefObject<HTMLElement | null>;
  readonly open: string | undefined;
  readonly choose: (tab: string) => void;
  readonly choosing: Choosing;
}

/** Takes a conversation over and opens it. */
function useClaim(): (id: string) => Promise<void> {
  const queries = useQueryClient();
  const tell = useTell();
  return async (id) => {
    try {
      queries.setQueryData(['conversation', id], await api.claim(id));
      go(besideList(`/desk/conversations/${encodeURIComponent(id)}`));
    } catch (error) {
      tell.failed(error);
    }
    await queries.invalidateQueries({ queryKey: ['conversation', id] });
    await queries.invalidateQueries({ queryKey: ['inbox'] });
  };
}

/** The row that has the focus is chosen or taken out; the focus goes to what can be done to those chosen. */
const keysOfChoosing = ({ list, choosing }: Pick<Field, 'list' | 'choosing'>) => ({
  choose: (): boolean => {
    const row = document.activeElement;
    const focused = row?.getAttribute('data-conversation');
    if (focused && !row?.hasAttribute('data-urgent')) choosing.toggle(focused);
    return Boolean(focused);
  },
  acts: (): boolean => {
    const first = list.current?.querySelector<HTMLElement>('[data-chosen-act]:not(:disabled)');
    first?.focus();
    return first instanceof HTMLElement;
  },
});

/** The inbox by keyboard: j, k and arrows move, Enter opens, c takes over, x chooses a row, a goes to what is done to those chosen, / searches, 1 to 3 choose a tab. */
export function useInboxKeys({ list, open, choose, choosing }: Field): void {
  const claim = useClaim();
  const tab = (name: string) => (): boolean => {
    choose(name);
    return true;
  };
  useKeys({
    down: (event) => arrowsAreOurs(list.current, event) && step(list.current, 1),
    up: (event) => arrowsAreOurs(list.current, event) && step(list.current, -1),
    claim: () => {
      const focused = document.activeElement?.getAttribute('data-conversation') ?? open;
      if (focused !== undefined) void claim(focused);
      return focused !== undefined;
    },
    ...keysOfChoosing({ list, choosing }),
    search: () => {
      document.getElementById('desk-search')?.focus();
      return true;
    },
    back: () => {
      if (choosing.on) choosing.leave();
      if (choosing.on) return true;
      if (open !== undefined) go(besideList('/desk'));
      return open !== undefined;
    },
    one: tab('waiting'),
    two: tab('mine'),
    three: tab('all'),
  });
}
