import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { parsedJson, partOf, textIn } from '../../base/json.ts';
import { useWords } from '../base/words.tsx';
import { takeRows } from '../inbox/changed-rows.ts';
import { typed } from './typists.ts';
import { useMe } from '../shell/session.tsx';

/** What the server hints at: something changed, fetch it again. */
interface Change {
  readonly conversation: string | undefined;
  /** Its row comes by itself, by the event `rows`. */
  readonly row: boolean;
  readonly what: (typeof whats)[number];
}

const whats = ['inbox', 'conversation', 'viewers', 'requests', 'channels', 'facts', 'typing'] as const;

/** Undefined for a hint that this page does not know: the next build's, perhaps. */
function readChange(text: string): Change | undefined {
  const hint = parsedJson(text);
  const what = whats.find((one) => one === textIn(hint, 'what'));
  const conversation = textIn(hint, 'conversation');
  const row = what === 'conversation' && conversation !== undefined && partOf(hint, 'alerted') !== true;
  return what && { what, conversation, row };
}

const steps = [1000, 2000, 4000, 8000, 15_000];
/** A short break is nobody's concern; after this many milliseconds the page says that it is not up to date. */
const patience = 2500;

/** The shortest and the longest pause between two fetches of the lists. */
const pauses = { least: 500, most: 8000 } as const;

/** At once, and once more at the end when hints came in the meantime: the busier the desk, the more seldom it fetches its lists. */
function gathered(act: () => void): () => void {
  let resting = false;
  let again = false;
  let pause: number = pauses.least;
  const go = (): void => {
    act();
    resting = true;
    again = false;
    setTimeout(() => {
      resting = false;
      pause = again ? Math.min(2 * pause, pauses.most) : pauses.least;
      if (again) go();
    }, pause);
  };
  return () => {
    if (resting) again = true;
    else go();
  };
}

/**
 * Fetches again what is shown, all of it or what a key names. What is being fetched for the first time is left alone by the library and may
 * have been read before the change: it is fetched once more when it is there.
 */
function outdate(queries: QueryClient, ...queryKey: string[]): void {
  const first = queries
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined);
  void queries.invalidateQueries({ queryKey });
  for (const query of first) {
    const again = (): void => void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    void query.promise?.then(again, again);
  }
}

function heed(queries: QueryClient, change: Change, inbox: () => void): void {
  if (change.what === 'typing') {
    typed(change.conversation);
    return;
  }
  const stale = (...key: string[]): void => outdate(queries, ...key);
  if (change.what === 'requests') {
    stale('requests');
    stale('request');
    return;
  }
  if (change.what === 'channels' || change.what === 'facts') {
    stale(change.what);
    return;
  }
  // Whoever attends to few conversations is not told which one it was.
  if (change.conversation !== undefined) stale('conversation', change.conversation);
  else if (change.what !== 'inbox') stale('conversation');
  if (change.what !== 'viewers' && !change.row) inbox();
}

interface Hearing {
  readonly onUp: () => void;
  readonly onDown: () => void;
  readonly onChange: (change: Change) => void;
  readonly onRows: (text: string) => void;
}

/** Listens until told to stop; comes back by itself after any break, each time later, up to 15 seconds. */
function listen({ onUp, onDown, onChange, onRows }: Hearing): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  const open = (): void => {
    source = new EventSource('/desk/api/events');
    source.onopen = () => {
      tries = 0;
      onUp();
    };
    source.addEventListener('change', (event: MessageEvent<string>) => {
      const change = readChange(event.data);
      if (change) onChange(change);
    });
    source.addEventListener('rows', (event: MessageEvent<string>) => onRows(event.data));
    source.onerror = () => {
      source?.close();
      onDown();
      clearTimeout(timer);
      timer = setTimeout(open, steps[Math.min(tries, steps.length - 1)]);
      tries += 1;
    };
  };
  const again = (): void => {
    if (source?.readyState === EventSource.OPEN) {
      onUp();
      return;
    }
    source?.close();
    clearTimeout(timer);
    open();
  };
  open();
  addEventListener('online', again);
  return () => {
    removeEventListener('online', again);
    clearTimeout(timer);
    source?.close();
  };
}

const LiveContext = createContext(true);
const returns = new Set<() => void>();

/** Called each time the connection is back, so that what could not be sent goes out. */
export function onReturn(act: () => void): () => void {
  returns.add(act);
  return () => returns.delete(act);
}

/** Keeps what is shown as it is on the server. `useLive` tells whether the connection stands. */
export function LiveProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const [up, setUp] = useState(true);
  const { lang } = useWords();
  const { id: me } = useMe();
  const shown = useRef(lang);
  // What the server has in two languages is fetched in the other one.
  useEffect(() => {
    if (shown.current !== lang) outdate(queries);
    shown.current = lang;
  }, [queries, lang]);
  useEffect(() => {
    const inbox = gathered(() => outdate(queries, 'inbox'));
    let worry: ReturnType<typeof setTimeout> | undefined;
    const stop = listen({
      onUp: () => {
        clearTimeout(worry);
        worry = undefined;
        setUp(true);
        outdate(queries);
        for (const act of returns) act();
      },
      onDown: () => {
        worry ??= setTimeout(() => setUp(false), patience);
        void queries.invalidateQueries({ queryKey: ['me'] });
      },
      onChange: (change) => heed(queries, change, inbox),
      onRows: (text) => takeRows(queries, text, me),
    });
    return () => {
      clearTimeout(worry);
      stop();
    };
  }, [queries, me]);
  return <LiveContext value={up}>{children}</LiveContext>;
}

export const useLive = (): boolean => use(LiveContext);
