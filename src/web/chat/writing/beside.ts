import type { Beside, Prompt } from '../../../contract/index.ts';
import { settle } from '../log/settling.ts';
import { button } from '../page/element.ts';
import type { Page } from '../page/page.ts';

/** The quiet buttons above the composer: what may be done at a question beside answering it. One that stays is left alone, with its focus. */
export class BesideBar {
  private shown = '';

  constructor(
    private readonly bar: HTMLElement,
    private readonly say: Page['say'],
    private readonly press: (label: string, value: unknown, event: MouseEvent) => void,
  ) {}

  offer(prompt: Prompt | undefined): void {
    const beside = prompt?.beside ?? [];
    if (beside.join() === this.shown) return;
    this.shown = beside.join();
    this.bar.hidden = beside.length === 0;
    this.bar.textContent = '';
    this.bar.append(...beside.map((one) => this.buttonOf(one)));
  }

  private buttonOf(name: Beside): HTMLButtonElement {
    const label = this.say(`beside.${name}`);
    // It belongs to no question: the one that is open stays so until another is asked.
    const value = { silah: { prompt: '', choice: `beside-${name}` } };
    const made = button('quiet', label, (event) => this.press(label, value, event));
    made.dataset['testid'] = `beside-${name}`;
    settle(made);
    return made;
  }
}
