import { byId } from '../page/element.ts';
import type { Page } from '../page/page.ts';
import type { hearOn, silence, turn } from './aloud.ts';

/** What reads out, as the build made it of `aloud.ts`. */
interface Reader {
  readonly turn: typeof turn;
  readonly hearOn: typeof hearOn;
  readonly silence: typeof silence;
}

/**
 * Offers in the last message to hear what is said, where the browser can speak; what does so is loaded with the first press. Nothing is said where somebody may
 * be in danger.
 */
export function offerAloud(page: Page, log: HTMLElement): (quiet: boolean) => void {
  const press = byId('listen', HTMLButtonElement);
  if (!('speechSynthesis' in window)) return () => undefined;
  let reader: Promise<Reader> | undefined;
  const hears = (act: keyof Reader): void =>
    void reader?.then(
      (script) => script[act]({ page, press }),
      () => (reader = undefined),
    );
  press.onclick = () => {
    reader ??= page.load<Reader>('aloud');
    hears('turn');
  };
  return (quiet) => {
    const bubbles = log.querySelectorAll('.theirs .bubble');
    bubbles[bubbles.length - 1]?.append(press);
    press.hidden = quiet;
    hears(quiet ? 'silence' : 'hearOn');
  };
}
