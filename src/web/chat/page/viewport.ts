/**
 * Keeps the page as high as what can be seen of it. Safari on the iPhone lays the keyboard over the page and scrolls it away
 * underneath; only the visual viewport tells. While somebody has zoomed in, the height is left alone.
 */
export function followViewport(): void {
  const seen = window.visualViewport;
  if (!seen) return;
  const root = document.documentElement;
  const fit = (): void => {
    if (Math.abs(seen.scale - 1) > 0.01) return;
    root.style.setProperty('--height', `${seen.height}px`);
    if (window.scrollY > 0) window.scrollTo(0, 0);
  };
  seen.addEventListener('resize', fit);
  seen.addEventListener('scroll', fit);
  fit();
}
