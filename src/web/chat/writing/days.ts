import type { Prompt } from '../../../contract/index.ts';
import { byId } from '../page/element.ts';
import type { Page } from '../page/page.ts';
import type { Picking } from './day-picker.ts';

/** What chooses a day, as the build made it of `day-picker.ts`. */
interface Picker {
  readonly offerDays: (picking: Picking) => void;
  readonly withdrawDays: () => void;
}

/** Offers a calendar where a day is asked for; it is loaded when the first one is. */
export function daysOffer(page: Page, bar: HTMLElement): (prompt: Prompt | undefined) => void {
  let picker: Promise<Picker> | undefined;
  let wanted = false;
  return (prompt) => {
    wanted = prompt?.keyboard?.calendar === true;
    if (wanted) picker ??= page.load<Picker>('day');
    picker?.then(
      ({ offerDays, withdrawDays }) =>
        wanted ? offerDays({ field: byId('text', HTMLTextAreaElement), bar, page }) : withdrawDays(),
      () => (picker = undefined),
    );
  };
}
