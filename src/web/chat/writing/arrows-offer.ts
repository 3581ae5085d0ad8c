import type { Page } from '../page/page.ts';
import type { moveByArrows } from './arrows.ts';

/** Lets arrows lead from answer to answer; what does so is loaded when the first key is pressed that moves. */
export function offerArrows(page: Page): void {
  addEventListener('keydown', function hear(event) {
    if (!/^Arrow|^Tab$/.test(event.key)) return;
    removeEventListener('keydown', hear);
    page.loadMute<{ moveByArrows: typeof moveByArrows }>('arrows').then(
      (script) => script.moveByArrows(event),
      () => addEventListener('keydown', hear),
    );
  });
}
