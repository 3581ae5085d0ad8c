import { mount } from './panel.ts';
import { wishOf } from './wish.ts';

// <script async src="https://host/embed.js" data-association="mord"></script> puts the chat on a page of the association:
// a round button that opens it in a panel. Everything lives in a shadow root; the host page keeps nothing and notices nothing.

const script = document.currentScript;
const wish = script instanceof HTMLScriptElement ? wishOf(script) : undefined;
if (!wish) console.error('embed.js: data-association is missing');
else if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => mount(wish));
else mount(wish);
