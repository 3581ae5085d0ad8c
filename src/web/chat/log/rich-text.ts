import { telephoneLink } from '../../../contract/telephone.ts';
import type { Page } from '../page/page.ts';
import { el, unseen } from '../page/element.ts';
import { numbersIn } from './numbers-in.ts';

type Writing = Pick<Page, 'say' | 'phone' | 'helpNumbers'>;

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

function dialled(number: string): HTMLElement {
  const anchor = el('a', '', number);
  anchor.href = telephoneLink(number);
  anchor.dir = 'ltr';
  return anchor;
}

/** Words in which the association's telephone and the lines of help are links that call them. */
function called(text: string, writing: Writing): readonly (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let from = 0;
  for (const { number, index } of numbersIn(text, writing)) {
    parts.push(text.slice(from, index), dialled(number));
    from = index + number.length;
  }
  return [...parts, text.slice(from)];
}

/** A text with its web addresses, the association's telephone and the lines of help made into links. */
function linked(text: string, writing: Writing): DocumentFragment {
  const whole = document.createDocumentFragment();
  let from = 0;
  for (const found of text.matchAll(address)) {
    const url = found[0].replace(/[.,;:!?]+$/, '');
    const at = found.index;
    whole.append(...called(text.slice(from, at), writing), link(url, writing.say));
    from = at + url.length;
  }
  whole.append(...called(text.slice(from), writing));
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
