const margin = 12;

/** Keeps what is new in sight for whoever reads at the end, and leaves alone whoever has gone up to read again. */
export class Scroll {
  /** Until the member moves the log himself, it follows what arrives. */
  private following = true;
  /** Where the answer under way begins: it is read from there, and what comes after it does not push it out of sight. */
  private start: HTMLElement | undefined;
  private setTo = 0;
  /** How large the log was when it was set: a move at another size is none of the member's. */
  private size = '';
  /** Something arrived that was not seen yet. */
  private fresh = false;

  constructor(
    private readonly log: HTMLElement,
    private readonly below: HTMLButtonElement,
    private readonly words: { readonly fresh: string; readonly more: string },
  ) {
    log.addEventListener('scroll', () => (this.sized() === this.size ? this.look() : this.follow()), {
      passive: true,
    });
    below.addEventListener('click', () => {
      this.toEnd();
      log.focus();
    });
    // The on-screen keyboard and a growing composer take room away from the end.
    const keep = (): void => this.follow();
    if ('ResizeObserver' in window) new ResizeObserver(keep).observe(log);
    else addEventListener('resize', keep);
  }

  toEnd(): void {
    this.following = true;
    this.start = undefined;
    this.move();
  }

  /** Something grew that is no message: whoever was following still is. */
  follow(): void {
    this.size = this.sized();
    if (this.following) this.move();
  }

  /** New messages stand in the log, from this element on. */
  arrived(first: HTMLElement): void {
    if (this.following) {
      // What a person writes is one thing after the other: the newest is in sight.
      if (first.classList.contains('staff')) this.start = first;
      this.start ??= first;
      this.move();
    }
    const log = this.log;
    if (first.offsetTop <= log.scrollTop + log.clientHeight - 4 * margin) return;
    this.fresh = true;
    this.hint(this.words.fresh);
  }

  private sized(): string {
    return `${this.log.clientWidth} ${this.log.clientHeight}`;
  }

  /** To the end, yet never so far that the beginning of the answer under way is lost. */
  private move(): void {
    const log = this.log;
    const end = log.scrollHeight - log.clientHeight;
    log.scrollTop = Math.min(end, (this.start?.offsetTop ?? end) - (this.start ? margin : 0));
    this.setTo = log.scrollTop;
    this.size = this.sized();
    this.look();
  }

  private look(): void {
    const log = this.log;
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 5 * margin;
    const moved = Math.abs(log.scrollTop - this.setTo) > 2;
    this.following = atEnd || !moved;
    // Members who scroll know that there is more: the hint does not lie over what they want to press.
    if (atEnd || (moved && !this.fresh)) this.below.hidden = true;
    else if (this.below.hidden) this.hint(this.words.more);
    if (!atEnd) return;
    this.fresh = false;
    if (moved) this.start = undefined;
  }

  /** There is more below: the buttons under a long review, or what has arrived since. */
  private hint(words: string): void {
    const label = this.below.querySelector('span');
    if (label) label.textContent = words;
    this.below.hidden = false;
  }
}
