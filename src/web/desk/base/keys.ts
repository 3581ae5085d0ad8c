import { useEffect, useRef } from 'react';
import { setting } from './remembered.ts';

/** Keys are known by their place, so that they work on an Arabic keyboard as on a Latin one. */
export type Key =
  | 'down'
  | 'up'
  | 'enter'
  | 'claim'
  | 'choose'
  | 'acts'
  | 'search'
  | 'help'
  | 'back'
  | 'reply'
  | 'one'
  | 'two'
  | 'three';

const places: Readonly<Record<string, Key>> = {
  KeyJ: 'down',
  ArrowDown: 'down',
  KeyK: 'up',
  ArrowUp: 'up',
  Enter: 'enter',
  KeyC: 'claim',
  KeyX: 'choose',
  KeyA: 'acts',
  KeyR: 'reply',
  Slash: 'search',
  Escape: 'back',
  Digit1: 'one',
  Digit2: 'two',
  Digit3: 'three',
};

export const keysAreOn = (): boolean => setting('keys').read() !== 'off';
export const switchKeys = (on: boolean): void => setting('keys').write(on ? 'on' : 'off');

function keyOf(event: KeyboardEvent): Key | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === '?' || event.key === '؟' || (event.shiftKey && event.code === 'Slash')) return 'help';
  return places[event.code] ?? (event.key === '/' ? 'search' : undefined);
}

const busy = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null);

/** Acts on the keys named in `acts` wherever nothing is being written; true means that the key was used. */
export function useKeys(acts: Partial<Record<Key, (event: KeyboardEvent) => boolean>>): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || busy(event.target) || !keysAreOn()) return;
      const key = keyOf(event);
      if (key !== undefined && latest.current[key]?.(event) === true) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
