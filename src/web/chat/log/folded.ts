import { button, el } from '../page/element.ts';

/** So many lines of a text are shown at least. */
const leastLines = 4;
/** A text of so few lines is read whole, whatever stands below it. */
const mostWhole = 10;
const margin = 16;

/** Folds a long text, so that the answers below it stand in sight with it; a press shows the whole. It is read out whole in any case. */
export function foldAbove(node: HTMLElement, log: HTMLElement, label: string): void {
  const bubble = node.querySelector('.bubble');
  if (!bubble || bubble.querySelector('.folded')) return;
  const room = log.clientHeight - Math.min(node.offsetTop, margin) - margin;
  const text = el('div', 'folded');
  const parts = bubble.querySelectorAll(':scope > p:not(.meta)');
  parts[0]?.before(text);
  text.append(...parts);
  const show = button('unfold', label, () => {
    text.style.maxHeight = '';
    text.classList.remove('cut');
    show.remove();
  });
  const line = parseFloat(getComputedStyle(text).lineHeight);
  if (node.offsetHeight <= room || text.offsetHeight <= mostWhole * line) return;
  text.after(show);
  const over = node.offsetHeight - room;
  text.style.maxHeight = `${Math.max(leastLines * line, text.offsetHeight - over)}px`;
  text.classList.add('cut');
}
