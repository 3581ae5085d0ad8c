import { useEffect, useRef } from 'react';
import type { InboxItem } from '../../../contract/desk.ts';
import { ring } from '../base/sound.ts';
import { countInTitle } from '../base/title.ts';
import { useMine, useNewest } from './pages.ts';
import { useMay } from '../shell/session.tsx';

/** What calls for somebody: a conversation that waits, an alarm that calls them, or a word of a member in one of mine. */
const callsIn = (waiting: readonly InboxItem[], mine: readonly InboxItem[]): ReadonlySet<string> =>
  new Set([
    ...waiting.map(({ conversation, called }) => `${conversation}${called ? ' called' : ''}`),
    ...mine
      .filter(({ unanswered }) => unanswered)
      .map(({ conversation, lastAt }) => `${conversation} ${lastAt}`),
  ]);

/** Counts who waits, shows it in the title, and rings when something new does. */
export function useWatch(): number {
  const attends = useMay('attend');
  const waiting = useNewest(attends);
  const mine = useMine(attends);
  const known = useRef<ReadonlySet<string> | undefined>(undefined);
  const count = waiting.data?.counts.waiting ?? 0;
  const unanswered = mine.data?.items.filter((item) => item.unanswered).length ?? 0;
  useEffect(() => countInTitle(count, unanswered), [count, unanswered]);
  useEffect(() => {
    if (!waiting.data || !mine.data) return;
    const calls = callsIn(waiting.data.items, mine.data.items);
    const before = known.current;
    known.current = calls;
    if (before && [...calls].some((one) => !before.has(one))) ring();
  }, [waiting.data, mine.data]);
  return count;
}
