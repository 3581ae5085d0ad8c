import type { Session } from '../connection/session.ts';
import type { Frame } from '../connection/wire.ts';

/** While somebody types it is told so often, in milliseconds; the desk shows it a little longer. */
const pace = 4000;

/**
 * What whoever answers sees of this end: that the member types, and how far they have read. It is told while a person has the conversation or is waited for, and never where
 * somebody may be in danger. What cannot be told is let go of.
 */
export class Signs {
  private shown = false;
  private over = false;
  private told = 0;
  private readUpTo = '';
  private upTo = '';

  constructor(private readonly session: Session) {
    document.addEventListener('visibilitychange', () => this.read());
  }

  hear({ quiet, waits, watermark }: Frame): void {
    if (quiet) this.over = true;
    if (watermark === undefined) return;
    this.shown = waits;
    this.upTo = watermark;
    this.read();
  }

  /** Something was typed. */
  typing(): void {
    if (!this.shown || this.over || Date.now() - this.told < pace) return;
    this.told = Date.now();
    this.post({ type: 'typing' });
  }

  /** What was typed is sent: the next word is told at once. */
  sent(): void {
    this.told = 0;
  }

  private read(): void {
    if (!this.shown || this.over || document.hidden || this.upTo === this.readUpTo) return;
    this.readUpTo = this.upTo;
    this.post({ type: 'event', name: 'read', value: this.upTo });
  }

  private post(body: object): void {
    void this.session.call('/activities', { body }, () => undefined).catch(() => undefined);
  }
}
