/** A person of the staff is writing: shown until their message comes, or for a few seconds. */
export class Typing {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly sign: HTMLElement) {}

  show(): void {
    this.sign.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), 8000);
  }

  hide(): void {
    clearTimeout(this.timer);
    this.sign.hidden = true;
  }
}
