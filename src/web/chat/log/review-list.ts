import type { Review } from '../../../contract/index.ts';
import { el } from '../page/element.ts';

/** What the member is asked to confirm: a numbered row for every answer, so that they can name one to change it. */
export function reviewList(review: Review): HTMLElement {
  const rows = review.fields.map((field, i) =>
    el(
      'div',
      'row',
      el('dt', '', el('span', 'number', `${i + 1}.`), ' ', field.label),
      el('dd', '', el('bdi', '', field.shown)),
    ),
  );
  return el('dl', 'review', ...rows);
}
