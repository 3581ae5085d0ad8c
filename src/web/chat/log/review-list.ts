import type { Prompt, Review, ReviewField } from '../../../contract/index.ts';
import { button, el } from '../page/element.ts';
import type { Page } from '../page/page.ts';
import type { Action } from '../connection/wire.ts';
import { settle } from './settling.ts';

const correcting = ({ label }: ReviewField, say: Page['say']): string =>
  say('correct').replace('@what', label);

/** An answer: a press on it, anywhere in its row, corrects it as long as the review is the open question. */
function answer(field: ReviewField, say: Page['say']): HTMLElement {
  const { name, shown } = field;
  const made = button('correct', '');
  made.append(el('bdi', '', shown));
  made.disabled = true;
  made.dataset['field'] = name;
  made.dataset['testid'] = 'correct';
  made.dataset['says'] = correcting(field, say);
  made.setAttribute('aria-label', `${made.dataset['says']}: ${shown}`);
  return made;
}

/** What the member is asked to confirm: a numbered row for every answer, so that they can name one to change it. */
export function reviewList(review: Review, say: Page['say']): HTMLElement {
  const rows = review.fields.map((field, i) =>
    el(
      'div',
      'row',
      el('dt', '', el('span', 'number', `${i + 1}.`), ' ', field.label),
      el('dd', '', answer(field, say)),
    ),
  );
  return el('dl', 'review', ...rows);
}

/** Lets the answers below a question be pressed; `prompt` is missing where it waits no longer. */
export function openReview(
  node: HTMLElement,
  prompt: Prompt | undefined,
  press: (action: Action, event: MouseEvent) => void,
): void {
  for (const made of node.querySelectorAll<HTMLButtonElement>('.correct')) {
    made.disabled = true;
    made.onclick = null;
    if (!prompt) continue;
    const { field = '', says = '' } = made.dataset;
    const value = { silah: { prompt: prompt.id, choice: `correct-${field}` } };
    made.onclick = (event) => press({ title: says, value }, event);
    settle(made);
  }
}
