import type { Page } from '../page/page.ts';
import { el, unseen } from '../page/element.ts';

/** Up to a space, a quotation mark, a bracket, an Arabic mark or an invisible mark of direction. */
const address = /https?:\/\/[^\s<>"'«»()[\]{}،؛؟\u200e\u200f\u2066-\u2069]+/g;

function link(url: string, say: Page['say']): HTMLElement {
  const anchor = el('a', '', url, unseen(` ${say('newTab')}`));
  anchor.href = url;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
  anchor.dir = 'ltr';
  return anchor;
}

/** A text with its web addresses made into links. */
function linked(text: string, say: Page['say']): DocumentFragment {
  const whole = document.createDocumentFragment();
  let from = 0;
  for (const found of text.matchAll(address)) {
    const url = found[0].replace(/[.,;:!?]+$/, '');
    const at = found.index;
    whole.append(text.slice(from, at), link(url, say));
    from = at + url.length;
  }
  whole.append(text.slice(from));
  return whole;
}

/** The paragraphs of a text (parted by an empty line), each set in its own direction unless the message has one. */
export function paragraphs(text: string, say: Page['say'], auto: boolean): HTMLElement[] {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const paragraph = el('p', '', linked(part.trim(), say));
      if (auto) paragraph.dir = 'auto';
      return paragraph;
    });
}
