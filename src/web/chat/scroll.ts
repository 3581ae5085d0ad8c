/** Keeps the end of the conversation in sight for whoever is there, and leaves alone whoever reads further up. */
export class Scroll {
  private atEnd = true;

  constructor(
    private readonly log: HTMLElement,
    private readonly below: HTMLButtonElement,
  ) {
    log.addEventListener('scroll', () => this.look(), { passive: true });
    below.addEventListener('click', () => {
      this.toEnd();
      log.focus();
    });
    // The on-screen keyboard and a growing composer take room away from the end.
    const keep = (): void => this.follow();
    if ('ResizeObserver' in window) new ResizeObserver(keep).observe(log);
    else addEventListener('resize', keep);
  }

  /** Something grew that is no message: whoever is at the end stays there. */
  follow(): void {
    if (this.atEnd) this.toEnd();
  }

  toEnd(): void {
    this.log.scrollTop = this.log.scrollHeight;
    this.look();
  }

  /** Something new stands in the log, from this element on; `mine` when the member himself has just written. */
  arrived(first: HTMLElement, mine: boolean): void {
    if (!mine && !this.atEnd) {
      this.below.hidden = false;
      return;
    }
    const log = this.log;
    const height = log.scrollHeight - first.offsetTop;
    // What is longer than the screen is read from its beginning.
    if (!mine && height > log.clientHeight) log.scrollTop = first.offsetTop - 12;
    else log.scrollTop = log.scrollHeight;
    this.look();
  }

  private look(): void {
    const log = this.log;
    this.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
    if (this.atEnd) this.below.hidden = true;
  }
}
