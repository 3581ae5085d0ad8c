import type { Receipt } from '../../../contract/index.ts';
import { copyText } from './copy.ts';
import { button, el } from '../page/element.ts';
import type { Page } from '../page/page.ts';

const figures = (line: string): string => line.replace(/[^0-9]/g, '');
/** "427 9153": as it is written and said. */
const spaced = (reference: string): string => `${reference.slice(0, 3)} ${reference.slice(3)}`;

function referenceBox(reference: string, say: Page['say']): HTMLElement {
  const copy = button('quiet', say('copy'), () => {
    void copyText(reference).then((done) => {
      if (!done) return getSelection()?.selectAllChildren(value);
      copy.textContent = say('copied');
      setTimeout(() => (copy.textContent = say('copy')), 2500);
    });
  });
  const value = el('strong', 'figures', spaced(reference));
  value.dir = 'ltr';
  return el('div', 'reference', el('span', 'caption', say('reference')), value, copy);
}

/** What the member takes home. The line that holds the reference gives way to the number itself, large and ready to be copied. */
export function receiptCard(receipt: Receipt, text: string, say: Page['say']): HTMLElement {
  const card = el('div', 'receipt');
  const box = referenceBox(receipt.reference, say);
  const year = receipt.promisedOn?.slice(0, 4);
  for (const line of text.split(/\n+/).filter((part) => part.trim() !== '')) {
    if (figures(line) === receipt.reference) card.append(box);
    else card.append(el('p', year !== undefined && line.includes(year) ? 'promise' : '', line));
  }
  if (!box.parentNode) card.prepend(box);
  return card;
}
