import { useMemo, useSyncExternalStore } from 'react';
import type { DeskLine } from '../../../../contract/desk.ts';
import { api } from '../../server/api.ts';
import { partOf, textIn } from '../../../base/json.ts';
import { readList, writeList } from '../../../base/lasting-list.ts';
import { onReturn } from '../../server/live.tsx';
import { inTab } from '../../base/remembered.ts';
import { Refusal } from '../../server/wire.ts';
import { doBrought, type Brought } from './afterwards/index.ts';

/** A line that was sent from here and is not seen in the conversation yet. `id` is the same at every try, so that it is sent once. */
export interface Unsent {
  readonly id: string;
  readonly conversation: string;
  readonly kind: 'reply' | 'note' | 'file';
  readonly text: string;
  readonly file?: File;
  /** What is done once it went out. */
  readonly brought?: Brought;
  readonly at: number;
  /** The last line that was there when it was written. */
  readonly after: number;
  readonly state: 'sending' | 'sent' | 'failed';
  readonly code?: string;
}

const pause = 5000;
const passing: ReadonlySet<string> = new Set(['offline', 'databaseDown', 'filesAway', 'diskFull']);

const isUnsent = (value: unknown): value is Unsent =>
  ['reply', 'note'].includes(textIn(value, 'kind') ?? '') &&
  ['id', 'conversation', 'text'].every((name) => textIn(value, name) !== undefined) &&
  ['at', 'after'].every((name) => typeof partOf(value, name) === 'number');

/** What an earlier page of this tab could not send. */
const restored = (): readonly Unsent[] =>
  readList(inTab('unsent'), isUnsent).map((one) => ({ ...one, state: 'failed', code: 'offline' }));

let all: readonly Unsent[] = restored();
const listeners = new Set<() => void>();
let refreshed: (conversation: string) => Promise<unknown> = () => Promise.resolve();
let leftUndone: (error: unknown) => void = () => undefined;
const chains = new Map<string, Promise<void>>();

function change(next: readonly Unsent[]): void {
  all = next;
  writeList(
    inTab('unsent'),
    all.filter(({ kind, state }) => kind !== 'file' && state !== 'sent'),
  );
  for (const listener of listeners) listener();
}

const put = (id: string, part: Partial<Unsent>): void =>
  change(all.map((one) => (one.id === id ? { ...one, ...part } : one)));
const drop = (id: string): void => change(all.filter((one) => one.id !== id));

/** What is fetched anew when a line has arrived, and who is told what a reply brought with it and could not be done. */
export const afterSending = (
  refresh: (conversation: string) => Promise<unknown>,
  failed: (error: unknown) => void,
): void => {
  refreshed = refresh;
  leftUndone = failed;
};

function deliver({ conversation, kind, id, text, file }: Unsent): Promise<unknown> {
  if (kind !== 'file' || !file)
    return api.write(conversation, kind === 'note' ? 'note' : 'reply', { id, text });
  const body = new FormData();
  body.set('id', id);
  body.set('file', file);
  return api.sendFile(conversation, body);
}

async function attempt(id: string): Promise<void> {
  const entry = all.find((one) => one.id === id);
  if (entry?.state !== 'sending') return;
  try {
    await deliver(entry);
    put(id, { state: 'sent' });
    if (entry.brought)
      await doBrought(entry.conversation, entry.brought, entry.after).catch((error: unknown) =>
        leftUndone(error),
      );
    await refreshed(entry.conversation);
    drop(id);
  } catch (error) {
    put(id, { state: 'failed', code: error instanceof Refusal ? error.code : 'broken' });
    setTimeout(() => retryPassing(id), pause);
    await refreshed(entry.conversation);
  }
}

/** One after the other in each conversation, so that lines arrive in the order in which they were written. */
function queue(entry: Unsent): void {
  const before = chains.get(entry.conversation) ?? Promise.resolve();
  chains.set(
    entry.conversation,
    before.then(() => attempt(entry.id)),
  );
}

export function send(entry: Omit<Unsent, 'id' | 'at' | 'state'>): void {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const id = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const whole: Unsent = { ...entry, id, at: Date.now(), state: 'sending' };
  change([...all, whole]);
  queue(whole);
}

export function retry(id: string): void {
  put(id, { state: 'sending' });
  const entry = all.find((one) => one.id === id);
  if (entry) queue(entry);
}

export const discard = drop;

/** What failed for a reason that passes goes out by itself; what was refused waits for somebody to decide. */
function retryPassing(id: string): void {
  const entry = all.find((one) => one.id === id);
  if (entry?.state === 'failed' && passing.has(entry.code ?? '')) retry(id);
}

onReturn(() => {
  for (const { id } of all) retryPassing(id);
});

/** Those that no line of the conversation stands for yet. */
export function notArrived(entries: readonly Unsent[], lines: readonly DeskLine[]): readonly Unsent[] {
  const used = new Set<number>();
  return entries.filter((entry) => {
    const from = entry.kind === 'note' ? 'note' : 'staff';
    const line = lines.find(
      ({ seq, from: by, text, file, system }) =>
        seq > entry.after &&
        by === from &&
        system === undefined &&
        !used.has(seq) &&
        (entry.kind === 'file' ? file !== undefined : text.trim() === entry.text.trim()),
    );
    if (line) used.add(line.seq);
    return !line;
  });
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useUnsent(conversation: string): readonly Unsent[] {
  const entries = useSyncExternalStore(subscribe, () => all);
  return useMemo(() => entries.filter((one) => one.conversation === conversation), [entries, conversation]);
}
