import { telephoneLink } from '../../../contract/telephone.ts';
import type { Page } from '../page/page.ts';
import { el, unseen } from '../page/element.ts';

type Writing = Pick<Page, 'say' | 'phone'>;

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

/** Words in which the association's telephone is a link that calls it. */
function called(text: string, phone: string | undefined): readonly (string | HTMLElement)[] {
  if (phone === undefined) return [text];
  return text.split(phone).flatMap((part, i) => {
    if (i === 0) return [part];
    const anchor = el('a', '', phone);
    anchor.href = telephoneLink(phone);
    anchor.dir = 'ltr';
    return [anchor, part];
  });
}

/** A text with its web addresses and the association's telephone made into links. */
function linked(text: string, { say, phone }: Writing): DocumentFragment {
  const whole = document.createDocumentFragment();
  let from = 0;
  for (const found of text.matchAll(address)) {
    const url = found[0].replace(/[.,;:!?]+$/, '');
    const at = found.index;
    whole.append(...called(text.slice(from, at), phone), link(url, say));
    from = at + url.length;
  }
  whole.append(...called(text.slice(from), phone));
  return whole;
}

/** The paragraphs of a text (parted by an empty line), each set in its own direction unless the message has one. */
export function paragraphs(text: string, writing: Writing, auto: boolean): HTMLElement[] {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const paragraph = el('p', '', linked(part.trim(), writing));
      if (auto) paragraph.dir = 'auto';
      return paragraph;
    });
}
