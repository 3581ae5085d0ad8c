import { partOf } from '../../base/json.ts';
import type { Lang } from '../../../contract/index.ts';
import { legible, underWhite } from '../../../contract/shown/colour.ts';

/** Leaves in haste from inside a page of somebody else: that page goes away too, by its own script or by ours; where neither may, this one is empty. */
export function leaveFrame(to: string): void {
  window.parent.postMessage({ silah: { leave: to } }, '*');
  setTimeout(() => {
    try {
      window.top?.location.replace(to);
    } catch {
      // The page around this one forbids it.
    }
    location.replace('about:blank');
  }, 200);
}

/** The head of the chat in the colour that the page around it hands in, where what stands there can be read on it. */
function tint(): void {
  const color = `#${new URLSearchParams(location.search).get('color') ?? ''}`;
  if (!/^#[0-9a-f]{6}$/i.test(color) || underWhite(color) < legible) return;
  const { style } = document.documentElement;
  style.setProperty('--deep', color);
  style.setProperty('--on-deep', '#fff');
  // The other language is another page of the same frame.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]'))
    link.search += `&color=${color.slice(1)}`;
}

/** Inside a page of somebody else: makes room for the button that closes the panel, and passes Escape on to it; leaves when that page says that somebody does. */
export function liveInFrame(lang: Lang, leave: () => void): void {
  if (window.parent === window) return;
  document.documentElement.classList.add('framed');
  tint();
  const tell = (message: { open: boolean }): void =>
    window.parent.postMessage({ silah: { ...message, lang } }, '*');
  tell({ open: true });
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source === window.parent && partOf(partOf(event.data, 'silah'), 'leave') === true) leave();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) tell({ open: false });
  });
}
