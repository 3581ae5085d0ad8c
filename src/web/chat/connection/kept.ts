import { partOf, textIn } from '../../base/json.ts';
import { isDenied, storeAt, type Store } from '../../base/store.ts';

/** A value that outlives the page. Other tabs write it too: it is read at the last moment. */
export interface Kept {
  read(): Promise<string | undefined>;
  write(value: string | undefined): void;
}

/** So long a page around this one may take to answer, in milliseconds; one that never does keeps nothing. */
const patience = 3000;

/**
 * Kept in the storage of the page around this one, by the script that made the frame. Asking tells nothing; what is to be kept goes to the
 * origin that answered alone. Nothing that a browser keeps for this address comes here: a frame that has a storage of its own uses that.
 */
function keptBySite(name: string): Kept {
  let site: string | undefined;
  let known: string | undefined;
  let silent = false;
  const ask = (): Promise<string | undefined> =>
    new Promise((resolve) => {
      const done = (value: string | undefined): void => {
        clearTimeout(timer);
        removeEventListener('message', hear);
        known = value;
        resolve(value);
      };
      const hear = (event: MessageEvent<unknown>): void => {
        const kept = partOf(partOf(event.data, 'silah'), 'kept');
        if (event.source !== window.parent || textIn(kept, 'name') !== name) return;
        if (event.origin === 'null' || event.origin !== (site ?? event.origin)) return;
        site = event.origin;
        done(textIn(kept, 'value'));
      };
      const timer = setTimeout(() => {
        silent = true;
        done(known);
      }, patience);
      addEventListener('message', hear);
      window.parent.postMessage({ silah: { ask: name } }, '*');
    });
  return {
    read: () => (silent ? Promise.resolve(known) : ask()),
    write(value) {
      known = value;
      if (site === undefined) return;
      window.parent.postMessage({ silah: { keep: { name, ...(value !== undefined && { value }) } } }, site);
    },
  };
}

/** By what the conversation is gone on with. */
export const sessionNames = ['resume', 'grant'] as const;

/** Whether the member wants nothing of the conversation kept on this device once the tab is closed. */
export const tabAlone = (association: string): Store => storeAt('localStorage', `silah:${association}:tab`);

/** Where a value of an association's chat is kept: in this browser's storage, or by the page around where a frame is denied one. */
export function keptAs(association: string, name: string): Kept {
  if (window.parent !== window && isDenied('localStorage')) return keptBySite(name);
  const kind = tabAlone(association).read() === undefined ? 'localStorage' : 'sessionStorage';
  const store = storeAt(
    sessionNames.some((one) => one === name) ? kind : 'localStorage',
    `silah:${association}:${name}`,
  );
  return { read: () => Promise.resolve(store.read()), write: (value) => store.write(value) };
}
