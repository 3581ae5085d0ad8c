import { renderUnicodeCompact } from 'uqr';

/** WhatsApp shows a new code every twenty seconds; who does not come in time finds it at the desk. */
const most = 6;

/** Prints codes in the terminal, a few of them for each start. */
export class Codes {
  private printed = 0;

  constructor(
    private readonly association: string,
    private readonly print: (text: string) => void,
  ) {}

  show(qr: string): void {
    this.printed += 1;
    if (this.printed > most) return;
    const last = this.printed === most ? 'The next codes are shown at the desk only.\n' : '';
    const picture = renderUnicodeCompact(qr, { border: 2 });
    this.print(
      `\nWhatsApp Web of ${this.association}: on the phone, WhatsApp → Settings → Linked devices → Link a device\n${picture}\n${last}`,
    );
  }

  done(): void {
    this.printed = 0;
  }
}
