import type { Early } from '../connection/early.ts';

// Runs inside the page, before anything is loaded. It stands there whole: nothing is said here that a short script cannot say.
const root = document.documentElement;
const { association = '', lang = '', colour } = document.currentScript?.dataset ?? {};

if (colour) {
  root.style.setProperty('--deep', colour);
  root.style.setProperty('--on-deep', '#fff');
}

const kept = (name: string): string | null =>
  localStorage.getItem(`silah:${name}`) ?? sessionStorage.getItem(`silah:${name}`);

/** Whoever has a conversation here is not shown the greeting of new members, nor is whoever left in haste; a frame that is denied its storage cannot tell. */
function isNew(): boolean {
  try {
    if (kept('large') === 'yes') root.classList.add('large');
    return ['resume', 'grant', 'left'].every((name) => kept(`${association}:${name}`) === null);
  } catch {
    return window.parent === window;
  }
}

if (isNew()) {
  const early: Early = fetch(`/webchat/${association}/start`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ lang }),
    cache: 'no-store',
    credentials: 'omit',
  });
  early.catch(() => undefined);
  window.silahEarly = early;
} else root.classList.add('known');
