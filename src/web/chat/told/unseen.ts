import { partOf } from '../../base/json.ts';
import { el } from '../page/element.ts';

/**
 * Counts what arrives while nobody looks: in the title of the page, for the button of a page around this one, and as a line above it in the log. Somebody looks where the
 * page is in sight and, in a frame, the panel around it is open.
 */
export class Unseen {
  private count = 0;
  private line: HTMLElement | undefined;
  private shut = false;

  constructor(
    private readonly title: string,
    private readonly words: string,
  ) {
    document.addEventListener('visibilitychange', () => this.look());
    addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
      const shown = partOf(partOf(data, 'silah'), 'shown');
      if (source !== window.parent || typeof shown !== 'boolean') return;
      this.shut = !shown;
      this.look();
    });
  }

  get isAway(): boolean {
    return document.hidden || this.shut;
  }

  /** So many messages of the association arrived, from this element on. */
  arrived(many: number, first: HTMLElement | undefined): void {
    if (many === 0 || !this.isAway) return;
    this.count += many;
    this.tell();
    if (!first || this.line) return;
    this.line = el('p', 'newly', el('span', '', this.words));
    first.prepend(this.line);
  }

  /** The member writes: what is above was read. */
  read(): void {
    this.line?.remove();
    this.line = undefined;
  }

  private look(): void {
    if (this.isAway || this.count === 0) return;
    this.count = 0;
    this.tell();
  }

  private tell(): void {
    // Whoever left in haste has another name over the page.
    if (!document.documentElement.classList.contains('resting'))
      document.title = this.count > 0 ? `(${this.count}) ${this.title}` : this.title;
    if (window.parent !== window) window.parent.postMessage({ silah: { unseen: this.count } }, '*');
  }
}
