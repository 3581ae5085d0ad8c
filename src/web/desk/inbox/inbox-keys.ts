import type { RefObject } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../server/api.ts';
import { useKeys } from '../base/keys.ts';
import { useTell } from '../parts/notices.tsx';
import { besideList, go } from '../base/router.tsx';
import { arrowsAreOurs, step } from './rows.ts';

interface Field {
  readonly list: RefObject<HTMLElement | null>;
  readonly open: string | undefined;
  readonly choose: (tab: string) => void;
}

/** The inbox by keyboard: j, k and arrows move, Enter opens, c takes over, / searches, 1 to 3 choose a tab. */
export function useInboxKeys({ list, open, choose }: Field): void {
  const queries = useQueryClient();
  const tell = useTell();
  const claim = async (id: string): Promise<void> => {
    try {
      queries.setQueryData(['conversation', id], await api.claim(id));
      go(besideList(`/desk/conversations/${encodeURIComponent(id)}`));
    } catch (error) {
      tell.failed(error);
    }
    await queries.invalidateQueries({ queryKey: ['conversation', id] });
    await queries.invalidateQueries({ queryKey: ['inbox'] });
  };
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
    search: () => {
      document.getElementById('desk-search')?.focus();
      return true;
    },
    back: () => {
      if (open !== undefined) go(besideList('/desk'));
      return open !== undefined;
    },
    one: tab('waiting'),
    two: tab('mine'),
    three: tab('all'),
  });
}
