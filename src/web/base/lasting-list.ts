import { parsedJson } from './json.ts';
import type { Store } from './store.ts';

/** What an earlier page left in a store, as far as it still has the shape that is asked for. */
export function readList<Item>(store: Store, isItem: (value: unknown) => value is Item): readonly Item[] {
  const kept = parsedJson(store.read());
  return Array.isArray(kept) ? kept.filter(isItem) : [];
}

/** Keeps a list for the next page; an empty one leaves nothing behind. */
export const writeList = (store: Store, list: readonly unknown[]): void =>
  store.write(list.length === 0 ? undefined : JSON.stringify(list));
