import { button, el } from '../page/element.ts';

/** So many lines of a text are shown at least. */
const leastLines = 4;
const margin = 16;

/** Folds a long text, so that the answers below it stand in sight with it; a press shows the whole. It is read out whole in any case. */
export function foldAbove(node: HTMLElement, log: HTMLElement, label: string): void {
  const bubble = node.querySelector('.bubble');
  if (!bubble || bubble.querySelector('.folded')) return;
  const room = log.clientHeight - Math.min(node.offsetTop, 4 * margin) - margin;
  const text = el('div', 'folded');
  const parts = bubble.querySelectorAll(':scope > p:not(.meta)');
  parts[0]?.before(text);
  text.append(...parts);
  const show = button('unfold', label, () => {
    text.style.maxHeight = '';
    text.classList.remove('cut');
    show.remove();
  });
  if (node.offsetHeight <= room) return;
  text.after(show);
  const over = node.offsetHeight - room;
  const least = leastLines * parseFloat(getComputedStyle(text).lineHeight);
  text.style.maxHeight = `${Math.max(least, text.offsetHeight - over)}px`;
  text.classList.add('cut');
}
