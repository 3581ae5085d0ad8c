import { copyText } from './copy.ts';
import { button, el } from '../page/element.ts';
import type { Page } from '../page/page.ts';
import { linesOf, spaced, type Told } from '../receipt/told.ts';

function copyButton(reference: string, value: HTMLElement, say: Page['say']): HTMLElement {
  const copy = button('quiet', say('copy'), () => {
    void copyText(reference).then((done) => {
      if (!done) return getSelection()?.selectAllChildren(value);
      copy.textContent = say('copied');
      setTimeout(() => (copy.textContent = say('copy')), 2500);
    });
  });
  return copy;
}

/** What the script of the receipt gives, as the build made it of `receipt/receipt.ts`. */
interface ReceiptScript {
  readonly openReceipt: (told: Told) => void;
}

/** Opens the receipt as a page of its own, whose script and style are loaded with the first one; a press while there is no network does nothing. */
async function open(told: Told, page: Page): Promise<void> {
  await page.dress('receiptStyle');
  const { openReceipt } = await page.load<ReceiptScript>('receipt');
  openReceipt(told);
}

/** What the member takes home. The line that holds the reference gives way to the number itself, large and ready to be copied. */
export function receiptCard(told: Told, page: Page): HTMLElement {
  const { receipt, say } = told;
  const card = el('div', 'receipt');
  const value = el('strong', 'figures', spaced(receipt.reference));
  value.dir = 'ltr';
  const whole = button('quiet', say('receipt.open'), () => void open(told, page).catch(() => undefined));
  whole.dataset['testid'] = 'receipt-open';
  const copy = copyButton(receipt.reference, value, say);
  const box = el('div', 'reference', el('span', 'caption', say('reference')), value, copy, whole);
  const year = receipt.promisedOn?.slice(0, 4);
  for (const { words, isNumber } of linesOf(told))
    if (isNumber) card.append(box);
    else card.append(el('p', year !== undefined && words.includes(year) ? 'promise' : '', words));
  if (!box.parentNode) card.prepend(box);
  return card;
}
