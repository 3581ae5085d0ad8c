import { storeAt, type Store } from '../../base/store.ts';

const stores = new Map<string, Store>();

function storeOf(kind: 'localStorage' | 'sessionStorage', name: string): Store {
  const key = `${kind} ${name}`;
  const known = stores.get(key) ?? storeAt(kind, `silah-desk-${name}`);
  stores.set(key, known);
  return known;
}

/** A setting of the desk in this browser. */
export const setting = (name: string): Store => storeOf('localStorage', name);

/** What lasts as long as this tab: drafts and lines that have not been sent. Members' words go no further than that. */
export const inTab = (name: string): Store => storeOf('sessionStorage', name);

/** After signing out nothing of a member stays in the tab. */
export function forgetTab(): void {
  stores.clear();
  try {
    sessionStorage.clear();
  } catch {
    // Where nothing can be stored there is nothing to forget.
  }
}
