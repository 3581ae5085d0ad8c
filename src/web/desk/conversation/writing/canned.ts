import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api, type CannedReply } from '../../server/api.ts';
import { matching } from './canned-list.tsx';

/** The canned replies that are offered while the draft begins with a stroke. */
interface Canned {
  /** Undefined while none are offered. */
  readonly shown: readonly CannedReply[] | undefined;
  /** The place of the one that Enter would take. */
  readonly at: number;
  /** Moves through the list, takes a reply or shuts the list; true when the key was used. */
  readonly onKey: (key: string) => boolean;
  /** Offers them again after the list was shut. */
  readonly reopen: () => void;
}

/** `pick` is called with the reply that somebody takes with the keyboard. */
export function useCanned(draft: string, pick: (reply: CannedReply) => void): Canned {
  const { data } = useQuery({ queryKey: ['replies'], queryFn: api.replies, staleTime: 60_000 });
  const [place, setPlace] = useState(0);
  const [shut, setShut] = useState(false);
  const shown = draft.startsWith('/') && !shut ? matching(data?.items ?? [], draft) : undefined;
  const count = shown?.length ?? 0;
  const at = Math.min(place, Math.max(0, count - 1));
  const move = (by: number): void => setPlace((one) => (one + by + count) % (count || 1));
  const onKey = (key: string): boolean => {
    const chosen = shown?.[at];
    if (!shown) return false;
    if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Escape') setShut(true);
    else if ((key === 'Enter' || key === 'Tab') && chosen) pick(chosen);
    else return false;
    return true;
  };
  return { shown, at, onKey, reopen: () => setShut(false) };
}
