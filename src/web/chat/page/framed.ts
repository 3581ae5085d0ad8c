import type { Lang } from '../../../contract/index.ts';

/** Inside a page of somebody else: makes room for the button that closes the panel, and passes Escape on to it. */
export function liveInFrame(lang: Lang): void {
  if (window.parent === window) return;
  document.documentElement.classList.add('framed');
  const tell = (message: { open: boolean }): void =>
    window.parent.postMessage({ silah: { ...message, lang } }, '*');
  tell({ open: true });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) tell({ open: false });
  });
}
