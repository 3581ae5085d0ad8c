import { button, el, icon, unseen } from '../page/element.ts';
import type { Passage } from '../connection/outbox.ts';
import type { Page } from '../page/page.ts';

/** Shows under a message of the member how far it has come; a failed one says why and can be sent again. */
export function showPassage(
  entry: HTMLElement,
  passage: Passage,
  how: { say: Page['say']; retry?: (() => void) | undefined; words?: string | undefined },
): void {
  const say = how.say;
  const mark = entry.querySelector('.passage');
  if (!mark || entry.dataset['passage'] === passage) return;
  entry.dataset['passage'] = passage;
  mark.textContent = '';
  if (passage === 'sent') mark.append(icon('check'), unseen(` ${say('sent')}`));
  else if (passage === 'sending') mark.append(icon('clock'), unseen(` ${say('sending')}`));
  else if (passage === 'waiting') mark.append(icon('clock'), say('waiting'));
  entry.querySelector('.failure')?.remove();
  if (passage === 'failed')
    entry.append(
      el(
        'div',
        'failure',
        el('p', '', say('failed'), ' ', el('bdi', '', how.words ?? '')),
        how.retry && button('quiet', say('retry'), how.retry),
      ),
    );
}

/** Shows how much of a file has left, in per cent, where it is on its way. */
export function showProgress(entry: HTMLElement, percent: number): void {
  const mark = entry.querySelector('.passage');
  if (!mark || entry.dataset['passage'] !== 'sending') return;
  const old = mark.querySelector('.percent');
  if (old) old.textContent = `${percent}%`;
  else mark.append(el('span', 'percent', `${percent}%`));
}
