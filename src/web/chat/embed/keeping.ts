import { partOf, textIn } from '../../base/json.ts';
import { storeAt, type Store } from '../../base/store.ts';
import type { Wish } from './wish.ts';

/** What the chat keeps for its next page: by what it goes on with the conversation, and that somebody left in haste. */
const names = ['resume', 'grant', 'left'];

/** Hears what the frame says, and answers it. */
type Keeper = (message: unknown, frame: Window) => void;

/** Keeps values for the frame in this site's storage, where the frame is denied one: it asks for one, or has one kept. */
export function keeperFor({ origin, association }: Wish): Keeper {
  const stores = new Map<string, Store>(
    names.map((name) => [name, storeAt('localStorage', `silah:${association}:${name}`)]),
  );
  return (message, frame) => {
    const asked = textIn(message, 'ask') ?? '';
    const found = stores.get(asked);
    if (found) {
      const value = found.read();
      frame.postMessage({ silah: { kept: { name: asked, ...(value !== undefined && { value }) } } }, origin);
    }
    const kept = partOf(message, 'keep');
    stores.get(textIn(kept, 'name') ?? '')?.write(textIn(kept, 'value'));
  };
}
