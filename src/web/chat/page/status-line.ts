import { button } from './element.ts';
import type { Page } from './page.ts';

export type State = 'online' | 'connecting' | 'offline' | 'closed';

/** Nobody is told of a hitch that is over before they could read of it. */
const hitch = 1500;

/** Says when the conversation cannot be reached, and nothing as long as it can. */
export class StatusLine {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private state: State = 'online';

  constructor(
    private readonly line: HTMLElement,
    private readonly say: Page['say'],
  ) {}

  show(state: State): void {
    if (state === this.state || this.state === 'closed') return;
    this.state = state;
    clearTimeout(this.timer);
    if (state === 'connecting') this.timer = setTimeout(() => this.write(), hitch);
    else this.write();
  }

  private write(): void {
    const line = this.line;
    const state = this.state;
    line.textContent = '';
    line.hidden = state === 'online';
    if (state === 'online') return;
    line.append(this.say(state));
    if (state === 'closed') line.append(button('quiet', this.say('reload'), () => location.reload()));
  }
}
