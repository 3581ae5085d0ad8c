import { mount } from './panel.ts';
import { handOut } from './handle.ts';
import { wishOf, type Wish } from './wish.ts';

// <script async src="https://host/embed.js" data-association="mord"></script> puts the chat on a page of the association:
// a round button that opens it in a panel. Everything lives in a shadow root; the host page keeps nothing and notices nothing.

const script = document.currentScript;
const wish = script instanceof HTMLScriptElement ? wishOf(script) : undefined;
/** Sites that exchange their body run the script once more on every page: the first one stays. */
const mounted = '__silahMounted';
function isFirst(association: string): boolean {
  const before: unknown = Reflect.get(window, mounted);
  const all: Set<unknown> = before instanceof Set ? before : new Set();
  Reflect.set(window, mounted, all);
  return !all.has(association) && Boolean(all.add(association));
}

const begin = (asked: Wish): void => handOut(asked.association, mount(asked));

if (!wish) console.error('embed.js: data-association is missing');
else if (!isFirst(wish.association)) console.info('embed.js: the chat is on this page already');
else if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => begin(wish));
else begin(wish);
